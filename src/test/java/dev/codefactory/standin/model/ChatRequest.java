package dev.codefactory.standin.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client asked of {@code /api/chat} or {@code /api/generate}.
 *
 * @param model the model's full name
 * @param messages the conversation; a generate request is one system and one user message
 * @param json the request body as sent
 */
public record ChatRequest(String model, List<Message> messages, JsonNode json) {

    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /** The last user message. */
    public String prompt() {
        return messages.reversed().stream()
                .filter(message -> message.role().equals("user"))
                .map(Message::content)
                .findFirst()
                .orElse("");
    }

    /** All messages, one after the other. */
    public String text() {
        return messages.stream().map(Message::content).collect(Collectors.joining("\n"));
    }

    public boolean streams() {
        return json.path("stream").asBoolean(true);
    }

    public boolean truncates() {
        return json.path("truncate").asBoolean(true);
    }

    public boolean shifts() {
        return json.path("shift").asBoolean(true);
    }

    /** The {@code format}, or null when free text is asked for. */
    public @Nullable JsonNode format() {
        JsonNode format = json.path("format");
        boolean absent = format.isMissingNode()
                || format.isNull()
                || (format.isString() && format.asString().isEmpty());
        return absent ? null : format;
    }

    /** A whole-number option such as {@code num_ctx}, or the fallback when it is absent. */
    public int option(String name, int fallback) {
        return json.path("options").path(name).asInt(fallback);
    }
}
