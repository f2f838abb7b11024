package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import java.util.List;

/**
 * The context window a model is used with. It only grows, and in few steps: Ollama reloads a model for each new window.
 */
final class ContextWindow {

    private final List<Integer> sizes;
    private int current;

    /**
     * @param sizes the windows to choose from, ascending
     */
    ContextWindow(List<Integer> sizes) {
        this.sizes = sizes;
    }

    /**
     * The window for a prompt and its answer.
     *
     * @param longest what the model itself can take, in tokens
     */
    synchronized int fit(int promptTokens, int answerTokens, int longest) {
        var needed = promptTokens + answerTokens;
        var largest = Math.min(longest, sizes.getLast());
        var fitting = sizes.stream()
                .map(size -> Math.min(size, largest))
                .filter(size -> size >= needed && size >= Math.min(current, largest))
                .findFirst();
        current = fitting.orElseThrow(() -> CallFailure.of(
                Reason.CONTEXT_OVERFLOW,
                "about %d tokens of prompt and %d of answer exceed the largest window of %d tokens"
                        .formatted(promptTokens, answerTokens, largest)));
        return current;
    }

    /**
     * Whether Ollama cut the prompt without a word. When it does, it keeps half of the window; and no prompt has more tokens than
     * bytes, so a prompt of few bytes cannot have been cut.
     */
    static boolean wasCut(int countedTokens, int window, int promptBytes) {
        return promptBytes > window && Math.abs(countedTokens - (window / 2 + 2)) <= 2;
    }
}
