@NullMarked
package dev.codefactory.pipeline.step;

import org.jspecify.annotations.NullMarked;
