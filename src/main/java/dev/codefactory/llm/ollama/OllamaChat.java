package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.chat.ChatAnswer;
import dev.codefactory.llm.chat.ChatProtocol;
import dev.codefactory.llm.chat.ChatReply;
import dev.codefactory.llm.chat.ChatReply.Counts;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.ollama.api.ServerErrors;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /api/chat}: one JSON object a line, of which the last says that it is done. */
final class OllamaChat implements ChatProtocol {

    private static final JsonMapper JSON = new JsonMapper();

    private final ChatOptions options;
    private JsonNode done = JsonNodeFactory.instance.missingNode();

    OllamaChat(ChatOptions options) {
        this.options = options;
    }

    @Override
    public String complete(String body) {
        return options.complete(body);
    }

    @Override
    public List<String> streamTypes() {
        return List.of("application/x-ndjson", "application/json");
    }

    @Override
    public CallFailure refusal(int status, String body) {
        return ServerErrors.of(status, body, options.model());
    }

    @Override
    public CallFailure noStream(String contentType, String body) {
        return CallFailure.of(Reason.MALFORMED, "the answer is %s, not Ollama's".formatted(contentType));
    }

    @Override
    public Line read(String line) {
        var chunk = json(line);
        var error = chunk == null ? null : chunk.get("error");
        if (error != null) {
            throw ServerErrors.inStream(error.isString() ? error.stringValue() : error.toString());
        }
        if (chunk == null
                || !chunk.path("message").isObject()
                || !chunk.path("done").isBoolean()) {
            throw CallFailure.of(
                    Reason.MALFORMED, "not a line of a chat: " + line.substring(0, Math.min(80, line.length())));
        }
        if (!chunk.path("done").booleanValue()) {
            return new Line.Piece(line);
        }
        done = chunk;
        return new Line.Last(line);
    }

    @Override
    public void requireDone() {
        throw CallFailure.of(Reason.MALFORMED, "the answer ended before it said that it was done");
    }

    /** The answer by what the last line says of it: why it ended, and what it cost. */
    ChatReply reply(ChatAnswer answer) {
        var reason = done.path("done_reason").asString("");
        var truncated = switch (reason) {
            case "stop" -> false;
            case "length" -> true;
            default ->
                throw CallFailure.of(Reason.MALFORMED, "the answer ended for no known reason: '%s'".formatted(reason));
        };
        var counts = new Counts(
                done.path("prompt_eval_count").asInt(0),
                done.path("eval_count").asInt(0),
                Duration.ofNanos(done.path("load_duration").asLong(0)));
        return ChatReply.of(answer, truncated, counts);
    }

    private static @Nullable JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException _) {
            return null;
        }
    }
}
