@NullMarked
package dev.codefactory.quality.compile;

import org.jspecify.annotations.NullMarked;
