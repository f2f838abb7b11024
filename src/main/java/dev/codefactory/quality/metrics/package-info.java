/** How complex, how large and how repetitive the files are. */
@NullMarked
package dev.codefactory.quality.metrics;

import org.jspecify.annotations.NullMarked;
