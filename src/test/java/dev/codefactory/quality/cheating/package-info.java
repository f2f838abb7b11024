@NullMarked
package dev.codefactory.quality.cheating;

import org.jspecify.annotations.NullMarked;
