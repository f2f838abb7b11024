/** Runs the steps, one class for each kind of them, and says which follows. Other modules know {@link dev.codefactory.pipeline.step.Steps} alone. */
@NullMarked
package dev.codefactory.pipeline.step;

import org.jspecify.annotations.NullMarked;
