@NullMarked
package dev.codefactory.quality.coverage;

import org.jspecify.annotations.NullMarked;
