package dev.codefactory.pipeline;

import dev.codefactory.llm.LlmProgress;

/**
 * All a step may know.
 *
 * @param round 0, or the number of the improvement round the step belongs to
 * @param chain what the steps before it found out
 * @param host the id of the host that models are to be asked on
 * @param progress hears the model's answer while it is written
 */
public record StepContext(GenerationRequest request, int round, Chain chain, String host, LlmProgress progress) {}
