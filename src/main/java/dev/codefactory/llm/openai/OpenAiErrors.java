package dev.codefactory.llm.openai;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the errors of these servers mean. They agree on no codes, so it is read out of statuses and words. */
final class OpenAiErrors {

    private static final JsonMapper JSON = new JsonMapper();

    /** How llama.cpp, vLLM and LM Studio say that a prompt is too long, in lower case. */
    private static final List<String> OVERFLOWS = List.of(
            "exceed_context_size",
            "exceeds the available context size",
            "maximum context length",
            "maximum model length",
            "greater than the context length",
            "context length of only",
            "context size has been exceeded",
            "context overflow",
            "context_length_exceeded");

    private OpenAiErrors() {}

    /** The failure behind a status other than 200. */
    static CallFailure of(int status, String body, String model) {
        var message = message(body);
        var detail = "the server answered %d: %s".formatted(status, message.isBlank() ? "(nothing)" : message);
        if (isOverflow(message)) {
            return CallFailure.of(Reason.CONTEXT_OVERFLOW, detail);
        }
        return switch (status) {
            case 400, 404 -> isAboutAModel(message) ? missing(model, detail) : ofRequest(status, message, detail);
            case 401, 403 ->
                CallFailure.of(Reason.REJECTED, detail + "; a server that wants a key is given one by its api-key");
            case 405 -> stranger(detail);
            case 429, 503 -> CallFailure.beforeAnswer(Reason.BUSY, detail);
            case 500, 502, 504 -> CallFailure.beforeAnswer(Reason.ENGINE_FAILURE, detail);
            default -> byClass(status, detail);
        };
    }

    /** The failure behind an error that came within a stream, or instead of one. */
    static CallFailure inStream(JsonNode error) {
        var message = words(error);
        if (isOverflow(message)) {
            return CallFailure.of(Reason.CONTEXT_OVERFLOW, message);
        }
        return CallFailure.of(
                message.contains("Loading model") ? Reason.BUSY : Reason.ENGINE_FAILURE,
                "the server broke off: " + message);
    }

    /** The host does not have the model. */
    static CallFailure missing(String model, String detail) {
        return CallFailure.of(
                Reason.MODEL_MISSING,
                "no server has the model %s loaded; start one with it (%s)".formatted(model, detail));
    }

    /** What is there does not speak OpenAI's API. */
    static CallFailure stranger(String detail) {
        return CallFailure.of(Reason.MALFORMED, detail + "; does this address speak OpenAI's API?");
    }

    private static CallFailure ofRequest(int status, String message, String detail) {
        if (message.contains("Failed to load model")) {
            return CallFailure.beforeAnswer(Reason.ENGINE_FAILURE, detail);
        }
        return status == 404 ? stranger(detail) : CallFailure.of(Reason.REJECTED, detail);
    }

    private static CallFailure byClass(int status, String detail) {
        return switch (status / 100) {
            case 3 -> CallFailure.of(Reason.REJECTED, detail + "; redirects are not followed");
            case 4 -> CallFailure.of(Reason.REJECTED, detail);
            case 5 -> CallFailure.of(Reason.ENGINE_FAILURE, detail);
            default -> stranger(detail);
        };
    }

    private static boolean isOverflow(String message) {
        var lower = message.toLowerCase(Locale.ROOT);
        return OVERFLOWS.stream().anyMatch(lower::contains);
    }

    private static boolean isAboutAModel(String message) {
        var lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("no models loaded")
                || (lower.contains("model") && (lower.contains("not found") || lower.contains("does not exist")))
                || lower.contains("model_not_found");
    }

    private static String message(String body) {
        try {
            return words(JSON.readTree(body));
        } catch (JacksonException _) {
            return body.strip();
        }
    }

    /** What an error says, and the name of its kind: {@code {"error": {…}}}, {@code {"error": "…"}} or the object itself. */
    private static String words(JsonNode node) {
        var error = node.has("error") ? node.path("error") : node;
        if (!error.isObject()) {
            return error.isString() ? error.stringValue().strip() : error.toString();
        }
        var said = Stream.of("message", "detail")
                .map(field -> error.path(field).asString(""))
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElseGet(error::toString);
        var kind = Stream.of("code", "type")
                .map(error::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElse("");
        return kind.isEmpty() ? said.strip() : "%s (%s)".formatted(said.strip(), kind);
    }
}
