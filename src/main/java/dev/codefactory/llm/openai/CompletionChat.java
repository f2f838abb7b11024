package dev.codefactory.llm.openai;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.chat.ChatAnswer;
import dev.codefactory.llm.chat.ChatProtocol;
import dev.codefactory.llm.chat.ChatReply;
import dev.codefactory.llm.chat.ChatReply.Counts;
import dev.codefactory.llm.http.CallFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** {@code /v1/chat/completions}: server-sent events, of which one says why the answer ended and the last is {@code [DONE]}. */
final class CompletionChat implements ChatProtocol {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DONE = "[DONE]";

    private final CompletionOptions options;
    private final Map<String, String> headers;
    private JsonNode usage = JsonNodeFactory.instance.missingNode();
    private String finish = "";
    private boolean isError;

    CompletionChat(CompletionOptions options, Map<String, String> headers) {
        this.options = options;
        this.headers = headers;
    }

    @Override
    public String complete(String body) {
        return options.complete(body);
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public List<String> streamTypes() {
        return List.of("text/event-stream");
    }

    @Override
    public CallFailure refusal(int status, String body) {
        return OpenAiErrors.of(status, body, options.model());
    }

    /** Some servers answer 200 and say in the body that they do not mean it. */
    @Override
    public CallFailure noStream(String contentType, String body) {
        var json = json(body);
        return json != null && json.has("error")
                ? OpenAiErrors.inStream(json)
                : OpenAiErrors.stranger("the answer is %s and no stream of events".formatted(contentType));
    }

    @Override
    public Line read(String line) {
        int colon = line.indexOf(':');
        var field = colon < 0 ? line : line.substring(0, colon);
        var value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
        return switch (field) {
            case "data" -> data(value.strip());
            case "event" -> {
                isError = value.strip().equals("error");
                yield new Line.Aside();
            }
            // A comment keeps the connection awake.
            case "", "id", "retry" -> new Line.Aside();
            // Older versions of llama.cpp.
            case "error" -> throw OpenAiErrors.inStream(jsonOr(value));
            default -> throw noEvent(line);
        };
    }

    @Override
    public void requireDone() {
        if (finish.isEmpty()) {
            throw CallFailure.of(Reason.MALFORMED, "the answer ended before it said why");
        }
    }

    /** The answer by what its events say of it: why it ended, and what it cost. */
    ChatReply reply(ChatAnswer answer) {
        var truncated = switch (finish) {
            case "stop" -> false;
            case "length" -> true;
            default ->
                throw CallFailure.of(Reason.MALFORMED, "the answer ended for no known reason: '%s'".formatted(finish));
        };
        var counts = new Counts(
                usage.path("prompt_tokens").asInt(0),
                usage.path("completion_tokens").asInt(0),
                Duration.ZERO);
        return ChatReply.of(answer, truncated, counts);
    }

    private Line data(String data) {
        if (data.equals(DONE)) {
            requireDone();
            return new Line.Last(DONE);
        }
        var event = jsonOr(data);
        if (isError || event.has("error")) {
            throw OpenAiErrors.inStream(event);
        }
        if (!(event instanceof ObjectNode chunk) || !chunk.path("choices").isArray()) {
            throw noEvent(data);
        }
        chunk.path("choices").forEach(this::choice);
        if (chunk.path("usage").isObject()) {
            usage = chunk.path("usage");
        }
        return new Line.Piece(chunk.toString());
    }

    private void choice(JsonNode choice) {
        if (!(choice.path("delta") instanceof ObjectNode delta)) {
            throw noEvent(choice.toString());
        }
        var reason = choice.path("finish_reason").asString("");
        if (!reason.isEmpty()) {
            finish = reason;
        }
        if (delta.path("reasoning").isString()
                && !delta.path("reasoning_content").isString()) {
            // The name newer versions of vLLM have for it.
            delta.set("reasoning_content", delta.path("reasoning"));
        }
    }

    private static CallFailure noEvent(String line) {
        var json = json(line);
        return json != null && json.has("error")
                ? OpenAiErrors.inStream(json)
                : CallFailure.of(
                        Reason.MALFORMED, "no event of a chat: " + line.substring(0, Math.min(80, line.length())));
    }

    /** What is no JSON as a text. */
    private static JsonNode jsonOr(String text) {
        var json = json(text);
        return json == null ? StringNode.valueOf(text) : json;
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return null;
        }
    }
}
