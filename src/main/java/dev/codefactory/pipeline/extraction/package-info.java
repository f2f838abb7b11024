/** Turns a model's answer, whatever its shape, into files. Plain Java; knows nothing of steps, prompts or models. */
@NullMarked
package dev.codefactory.pipeline.extraction;

import org.jspecify.annotations.NullMarked;
