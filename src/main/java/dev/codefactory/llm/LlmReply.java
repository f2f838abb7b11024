package dev.codefactory.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered.
 *
 * @param text the answer without its thinking
 * @param thinking what the model thought aloud in its own channel; empty when it did not
 * @param source the model that really answered
 * @param usage tokens and times as the server counted them
 * @param transcript the request and every line of the response, as sent
 * @param sampling the options it was asked with, those the question left to the operator's settings included
 * @param notes sentences that qualify the answer, such as that the model was replaced while it wrote; mostly none
 */
public record LlmReply(
        String text,
        String thinking,
        ModelSource source,
        Usage usage,
        String transcript,
        Map<String, Double> sampling,
        List<String> notes) {

    public LlmReply {
        sampling = Map.copyOf(sampling);
        notes = List.copyOf(notes);
    }

    /** A reply that needs no qualification, of a model that heeds no options. */
    public LlmReply(String text, String thinking, ModelSource source, Usage usage, String transcript) {
        this(text, thinking, source, usage, transcript, Map.of(), List.of());
    }

    /** The same with one more sentence that qualifies it. */
    public LlmReply noting(String note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new LlmReply(text, thinking, source, usage, transcript, sampling, all);
    }

    /**
     * @param provider {@code ollama}, {@code openai} or {@code practice}
     * @param host the id of the host that answered
     * @param model the model's name
     * @param digest the model's content hash, or null when the host does not tell
     */
    public record ModelSource(
            String provider,
            String host,
            String model,
            @Nullable String digest) {}

    /**
     * @param inputTokens tokens of the prompt
     * @param outputTokens tokens of the answer
     * @param load time to load the model
     * @param wall from sending the request to its end
     */
    public record Usage(int inputTokens, int outputTokens, Duration load, Duration wall) {}
}
