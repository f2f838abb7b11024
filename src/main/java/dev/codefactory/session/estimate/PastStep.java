package dev.codefactory.session.estimate;

import dev.codefactory.pipeline.StepType;
import org.jspecify.annotations.Nullable;

/**
 * A step that was completed.
 *
 * @param tokens of the answer it got, or null when no model was asked
 */
record PastStep(StepType type, double seconds, @Nullable Integer tokens) {}
