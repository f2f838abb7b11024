package dev.codefactory.pipeline;

import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmProgress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All a step may know.
 *
 * @param run whose run it is, or null where steps are only shown
 * @param step what is to be run, and where it stands in the pipeline
 * @param definition what the pipeline says of it
 * @param chain what the steps before it found out
 * @param item what a repeated step is run for, or null
 * @param decision its owner's word, where it waits for one
 * @param host the id of the host that models are to be asked on
 * @param progress hears the model's answer while it is written
 */
public record StepContext(
        @Nullable Asker run,
        GenerationRequest request,
        Pipeline.Next step,
        PipelineStep definition,
        Chain chain,
        @Nullable Object item,
        @Nullable Decision decision,
        String host,
        LlmProgress progress) {

    /**
     * What an owner said where a pipeline waits for that.
     *
     * @param approved whether to go on
     * @param comment why, or the empty string
     */
    public record Decision(boolean approved, String comment) {}

    /** The same step of a request that was changed to fit it. */
    public StepContext asking(GenerationRequest fitted) {
        return new StepContext(run, fitted, step, definition, chain, item, decision, host, progress);
    }

    /** The execution it belongs to, or null where steps are only shown. */
    public @Nullable UUID execution() {
        return run == null ? null : run.execution();
    }

    /** 0, or the number of the improvement round the step belongs to; of a generation, how many first answers came before. */
    public int round() {
        return step.round();
    }
}
