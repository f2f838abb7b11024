@NullMarked
package dev.codefactory.quality;

import org.jspecify.annotations.NullMarked;
