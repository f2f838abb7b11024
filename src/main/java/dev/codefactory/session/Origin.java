package dev.codefactory.session;

import dev.codefactory.pipeline.Pipeline;

/**
 * Where an execution begins that repeats another one.
 *
 * @param step the step it begins with
 * @param known what the other execution knew before that step
 * @param only whether it ends after that step
 */
record Origin(Pipeline.Next step, StoredChain known, boolean only) {}
