package dev.codefactory.llm.chat;

import java.time.Duration;
import java.util.List;

/**
 * One answer that was heard to its end.
 *
 * @param text the answer
 * @param thinking what came before it in the model's own channel
 * @param truncated whether it ended because it reached its limit
 * @param counts what the server counted
 * @param digest the content hash of the model that was loaded afterwards, empty when the host does not tell
 * @param notes sentences that qualify it
 */
public record ChatReply(
        String text, String thinking, boolean truncated, Counts counts, String digest, List<String> notes) {

    /** Tokens and time; what the server leaves out is nothing. */
    public record Counts(int inputTokens, int outputTokens, Duration load) {}

    public ChatReply {
        notes = List.copyOf(notes);
    }

    public static ChatReply of(ChatAnswer answer, boolean truncated, Counts counts) {
        return new ChatReply(answer.text(), answer.thinking(), truncated, counts, "", List.of());
    }

    ChatReply withText(String other) {
        return new ChatReply(other, thinking, truncated, counts, digest, notes);
    }

    public ChatReply withDigest(String known) {
        return new ChatReply(text, thinking, truncated, counts, known, notes);
    }

    public ChatReply noting(String note) {
        return new ChatReply(text, thinking, truncated, counts, digest, List.of(note));
    }
}
