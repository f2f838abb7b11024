package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepContext.Decision;
import dev.codefactory.session.ExecutionId;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has to know of a step to run it.
 *
 * @param last whether nothing shall follow it, whatever comes of it
 * @param decision its owner's word, where it waited for one
 */
record Assignment(
        ExecutionId execution,
        Owner owner,
        int position,
        Pipeline.Next step,
        int retries,
        boolean last,
        @Nullable Decision decision) {}
