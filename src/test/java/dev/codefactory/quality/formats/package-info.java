@NullMarked
package dev.codefactory.quality.formats;

import org.jspecify.annotations.NullMarked;
