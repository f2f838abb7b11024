package dev.codefactory.standin.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens to a prompt and an answer in a window of tokens.
 *
 * @param size in tokens, already capped at what the model was trained with
 */
public record ContextWindow(int size, Knobs knobs) {

    /** num_keep of a request that does not set it; qwen models add no token of their own before it. */
    private static final int KEPT_AT_THE_FRONT = 4;

    private static final int ENDLESS_WINDOWS = 10;

    /** What the window makes of a prompt. */
    public sealed interface Fit {

        /** The prompt went in, whole or silently shortened. */
        record Prompt(int tokens) implements Fit {}

        /** The prompt was refused with status 400. */
        record Refused(String error) implements Fit {}
    }

    public static ContextWindow of(ChatRequest request, Knobs knobs) {
        return new ContextWindow(Math.min(request.option("num_ctx", knobs.numCtx()), knobs.trainCtx()), knobs);
    }

    public Fit fit(ChatRequest request) {
        boolean dropsMessages = request.truncates() || !knobs.honoursTruncate();
        int tokens = tokens(dropsMessages ? withoutOldest(request.messages()) : request.messages());
        if (tokens < size) {
            return new Fit.Prompt(tokens);
        }
        if (!dropsMessages || knobs.path() == EnginePath.NATIVE) {
            return new Fit.Refused(exceeds(tokens));
        }
        if (!request.shifts() && knobs.honoursTruncate()) {
            return new Fit.Refused("the prompt is longer than the context length currently available to the model;"
                    + " shorten the prompt, adjust the context length in settings, or use a model with a longer"
                    + " context length");
        }
        int kept = Math.min(request.option("num_keep", KEPT_AT_THE_FRONT), size - 1);
        return new Fit.Prompt(size - Math.max((size - kept) / 2, 1));
    }

    /** How many tokens the answer may have. */
    public int room(ChatRequest request, int promptTokens) {
        int window = request.shifts() ? ENDLESS_WINDOWS * size : Math.max(0, size - promptTokens);
        int asked = request.option("num_predict", -1);
        return asked < 0 ? window : Math.min(asked, window);
    }

    /** Messages are dropped silently, oldest first; system messages and the last one stay. */
    private List<Message> withoutOldest(List<Message> messages) {
        List<Message> kept = new ArrayList<>(messages);
        for (Message message : messages.subList(0, Math.max(0, messages.size() - 1))) {
            if (tokens(kept) < size) {
                return kept;
            }
            if (!message.isSystem()) {
                kept.remove(message);
            }
        }
        return kept;
    }

    private int tokens(List<Message> messages) {
        return messages.stream()
                .mapToInt(message -> knobs.tokens(message.content()))
                .sum();
    }

    private String exceeds(int tokens) {
        return "{\"error\":{\"code\":400,\"message\":\"request (" + tokens
                + " tokens) exceeds the available context size ("
                + size + " tokens), try increasing it\",\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":"
                + tokens + ",\"n_ctx\":" + size + "}}";
    }
}
