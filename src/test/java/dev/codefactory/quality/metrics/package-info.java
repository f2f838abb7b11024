@NullMarked
package dev.codefactory.quality.metrics;

import org.jspecify.annotations.NullMarked;
