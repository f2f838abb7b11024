package dev.codefactory.pipeline;

import dev.codefactory.llm.LlmReply;
import dev.codefactory.prompt.Prompt;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a step says about its own run. Expected failures are values; a step throws only for a defect or an interrupt. */
public sealed interface StepOutcome {

    /**
     * The step did its work.
     *
     * @param chain what is known now
     * @param summary one line for people
     * @param trace the model call behind it, or null when none was made
     */
    record Completed(Chain chain, String summary, @Nullable ModelTrace trace) implements StepOutcome {}

    /** There was nothing to do; the chain is as it was. */
    record Skipped(String reason) implements StepOutcome {}

    /** It may work when it is tried again. */
    record Retryable(
            String code,
            String reason,
            Duration after,
            @Nullable ModelTrace trace) implements StepOutcome {}

    /**
     * The model's host had no room: nothing was tried, so that it does not count as a try.
     *
     * @param after how long to wait before asking again for the first time
     */
    record Busy(String reason, Duration after) implements StepOutcome {}

    /** It will not work, however often it is tried. */
    record Failed(String code, String reason, @Nullable ModelTrace trace) implements StepOutcome {}

    /**
     * Which model said what, word for word.
     *
     * @param made what the question was made of
     * @param reply the answer, or null when the call failed
     * @param transcript the request and every line of the response
     */
    record ModelTrace(Made made, @Nullable LlmReply reply, String transcript) {

        /**
         * @param prompt the prompt's text before it was filled
         * @param sampling the options the question was asked with, the operator's included; the others are the model's own
         */
        public record Made(Prompt.Source prompt, Map<String, Double> sampling) {

            public Made {
                sampling = Map.copyOf(sampling);
            }
        }
    }
}
