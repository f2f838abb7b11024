@NullMarked
package dev.codefactory.quality.source;

import org.jspecify.annotations.NullMarked;
