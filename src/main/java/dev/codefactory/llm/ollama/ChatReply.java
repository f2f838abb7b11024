package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * One answer that was heard to its end.
 *
 * @param text the answer
 * @param thinking what came before it in the model's own channel
 * @param truncated whether it ended because it reached its limit
 * @param done Ollama's last line; counts it leaves out are zero
 * @param digest the content hash of the model that was loaded afterwards, empty when the host does not tell
 */
record ChatReply(String text, String thinking, boolean truncated, JsonNode done, String digest) {

    static ChatReply of(ChatAnswer answer, JsonNode done) {
        var reason = done.path("done_reason").asString("");
        var truncated = switch (reason) {
            case "stop" -> false;
            case "length" -> true;
            default ->
                throw CallFailure.of(Reason.MALFORMED, "the answer ended for no known reason: '%s'".formatted(reason));
        };
        return new ChatReply(answer.text(), answer.thinking(), truncated, done, "");
    }

    ChatReply withText(String other) {
        return new ChatReply(other, thinking, truncated, done, digest);
    }

    ChatReply withDigest(String known) {
        return new ChatReply(text, thinking, truncated, done, known);
    }

    int inputTokens() {
        return done.path("prompt_eval_count").asInt(0);
    }

    int outputTokens() {
        return done.path("eval_count").asInt(0);
    }

    Duration load() {
        return Duration.ofNanos(done.path("load_duration").asLong(0));
    }
}
