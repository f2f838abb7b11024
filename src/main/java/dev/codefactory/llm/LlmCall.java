package dev.codefactory.llm;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One question to a model.
 *
 * @param role decides the model, unless {@code model} names one
 * @param model an installed model to use instead of the role's, or null
 * @param host the id of the host to ask, or null for any; when it is gone or lacks the model, another is asked
 * @param system standing instructions; holds no user text
 * @param user the question itself
 * @param format a JSON Schema the answer must follow, or null for free text
 * @param maxTokens how many tokens the answer may have
 * @param sampling options such as temperature, top_p and seed; absent ones are the role's defaults
 * @param subject what is asked about, for the practice model and for logs; never sent to a model
 * @param asker who asks, or null when no execution does
 */
public record LlmCall(
        ModelRole role,
        @Nullable String model,
        @Nullable String host,
        String system,
        String user,
        @Nullable Map<String, Object> format,
        int maxTokens,
        Map<String, Double> sampling,
        Subject subject,
        @Nullable Asker asker) {

    /**
     * The run of a step of an execution.
     *
     * @param part the one file or item it works on, or null for all
     * @param fresh whether only an answer will do that was not given before
     */
    public record Asker(UUID execution, UUID step, @Nullable String part, boolean fresh) {}

    /**
     * @param step the step type that asks, such as {@code code_generation}
     * @param language the wire word of the language asked for, such as {@code python}
     * @param request the description the user posted, verbatim
     * @param round 0 for the first answer, then the number of the improvement round
     */
    public record Subject(String step, String language, String request, int round) {}

    public LlmCall {
        sampling = Map.copyOf(sampling);
    }
}
