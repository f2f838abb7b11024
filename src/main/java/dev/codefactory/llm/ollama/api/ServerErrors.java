package dev.codefactory.llm.ollama.api;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What Ollama's error answers mean. Its messages are its only error codes. */
public final class ServerErrors {

    private static final JsonMapper JSON = new JsonMapper();

    private ServerErrors() {}

    /** The failure behind a status other than 200. */
    public static CallFailure of(int status, String body, String model) {
        var message = message(body);
        var detail = "Ollama answered %d: %s".formatted(status, message.isBlank() ? "(nothing)" : message);
        return switch (status) {
            case 400 ->
                isOverflow(message)
                        ? CallFailure.beforeAnswer(Reason.CONTEXT_OVERFLOW, detail)
                        : CallFailure.of(Reason.REJECTED, detail);
            case 404 -> message.contains("not found") && message.contains("model") ? missing(model) : notOllama(detail);
            case 405 -> notOllama(detail);
            case 401, 403 -> CallFailure.of(Reason.REJECTED, detail);
            case 429, 503 -> CallFailure.beforeAnswer(Reason.BUSY, detail);
            case 502 -> CallFailure.beforeAnswer(Reason.ENGINE_FAILURE, detail);
            case 500 ->
                isOurMistake(message)
                        ? CallFailure.of(Reason.REJECTED, detail)
                        : CallFailure.beforeAnswer(Reason.ENGINE_FAILURE, detail);
            default -> byClass(status, detail);
        };
    }

    /** The failure behind an error line within an answer. */
    public static CallFailure inStream(String message) {
        return isOverflow(message)
                ? CallFailure.of(Reason.CONTEXT_OVERFLOW, message)
                : CallFailure.of(Reason.ENGINE_FAILURE, "Ollama broke off: " + message);
    }

    /** The host does not have the model. */
    public static CallFailure missing(String model) {
        return CallFailure.of(
                Reason.MODEL_MISSING, "Ollama does not have the model %1$s. Run: ollama pull %1$s".formatted(model));
    }

    private static CallFailure byClass(int status, String detail) {
        return switch (status / 100) {
            case 3 -> CallFailure.of(Reason.REJECTED, detail + "; redirects are not followed");
            case 4 -> CallFailure.of(Reason.REJECTED, detail);
            case 5 -> CallFailure.of(Reason.ENGINE_FAILURE, detail);
            default -> notOllama(detail);
        };
    }

    private static CallFailure notOllama(String detail) {
        return CallFailure.of(Reason.MALFORMED, detail + "; is this address Ollama's?");
    }

    private static boolean isOverflow(String message) {
        return message.contains("exceed_context_size")
                || message.contains("exceeds the available context size")
                || message.contains("longer than the context length");
    }

    private static boolean isOurMistake(String message) {
        return message.startsWith("invalid format") || message.startsWith("option \"");
    }

    private static String message(String body) {
        try {
            return JSON.readTree(body).path("error").asString(body).strip();
        } catch (JacksonException _) {
            return body.strip();
        }
    }
}
