@NullMarked
package dev.codefactory.quality.performance;

import org.jspecify.annotations.NullMarked;
