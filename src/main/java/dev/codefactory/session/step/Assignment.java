package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepContext.Decision;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.choice.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has to know of a step to run it.
 *
 * @param replay whether its execution is answered from a recording
 * @param last whether nothing shall follow it, whatever comes of it
 * @param decision its owner's word, where it waited for one
 * @param choice the model it is to ask, or null when it asks none
 */
record Assignment(
        ExecutionId execution,
        Owner owner,
        int position,
        Pipeline.Next step,
        int retries,
        boolean replay,
        boolean last,
        @Nullable Decision decision,
        @Nullable Choice choice) {

    /** The request, with the chosen model in it where it has to be told. */
    GenerationRequest asking(GenerationRequest request) {
        return choice != null && choice.isToBeTold() ? request.asking(choice.role(), choice.model()) : request;
    }
}
