package dev.codefactory.llm.registry;

import dev.codefactory.llm.LlmOutcome.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a model exactly what it is told to, in order to find out what the model does. */
public interface ModelProbe {

    /** The context windows that calls choose from, in tokens, ascending. */
    List<Integer> windows();

    /** Asks once and waits for the answer, in a free slot of the model: nothing is sent again, and nothing known of the model is heeded. */
    Answer ask(Question question) throws InterruptedException;

    /**
     * @param host the id of the host to ask
     * @param schema a JSON Schema the answer is to follow, or null for free text
     * @param enforced whether the host is to enforce the schema; else only the prompt tells of it
     * @param thinking how the model is told to think
     * @param window {@code num_ctx}
     * @param maxTokens how many tokens the answer may have
     * @param limit how long the answer may take, waiting for a slot and loading the model included
     */
    record Question(
            String host,
            String model,
            String prompt,
            @Nullable Map<String, Object> schema,
            boolean enforced,
            Thinking thinking,
            int window,
            int maxTokens,
            Duration limit) {}

    /** What came of it. */
    sealed interface Answer {

        /**
         * @param text the answer without what came in the channel for thinking
         * @param thinking what came in it
         * @param json what is wrong with the answer as JSON, read leniently; null when none was asked for
         * @param inputTokens tokens of the prompt, as the host counted them
         * @param load time to load the model
         * @param reading time for the prompt
         * @param writing time for the answer
         */
        record Given(
                String text,
                String thinking,
                @Nullable List<String> json,
                boolean truncated,
                int inputTokens,
                int outputTokens,
                Duration load,
                Duration reading,
                Duration writing)
                implements Answer {}

        /** There was none. */
        record Missing(Reason reason, String detail) implements Answer {}
    }
}
