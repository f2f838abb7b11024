package dev.codefactory.session.execution;

import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.session.content.StoredChain;

/**
 * Where an execution begins that repeats another one.
 *
 * @param step the step it begins with
 * @param known what the other execution knew before that step
 * @param only whether it ends after that step
 */
public record Origin(Pipeline.Next step, StoredChain known, boolean only) {}
