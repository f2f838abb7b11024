package dev.codefactory.standin.openai;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Message;
import dev.codefactory.standin.model.StandInModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/chat/completions}, streamed. */
final class CompletionRoute {

    private static final int TEMPLATE = 20;

    private final Flavour flavour;
    private final Map<String, StandInModel> models;
    private final Map<String, Integer> realWindows;
    private final Map<String, Integer> counted;

    CompletionRoute(
            Flavour flavour,
            Map<String, StandInModel> models,
            Map<String, Integer> realWindows,
            Map<String, Integer> counted) {
        this.flavour = flavour;
        this.models = models;
        this.realWindows = realWindows;
        this.counted = counted;
    }

    void answer(HttpExchange exchange, String refusalHeader) throws IOException, InterruptedException {
        var body = Wire.parse(exchange.request().body());
        var model = find(body.path("model").asString(""));
        if (model == null) {
            Wire.error(exchange, 404, "The model `x` does not exist.", "NotFoundError");
            return;
        }
        var fault = model.takeFault();
        exchange.pause(model.knobs().queueTime());
        if (fault instanceof Fault.Status(int status, String type, String text)) {
            exchange.respond(status, type, text, refusalHeader);
            return;
        }
        var request = request(body);
        var prompt = Wire.tokens(request.text()) + TEMPLATE;
        var window = realWindows.getOrDefault(request.model(), model.knobs().numCtx());
        if (fits(exchange, model, window, prompt, body.path("max_tokens").asInt(0))) {
            var read = counted.getOrDefault(request.model(), prompt > window ? window / 2 : prompt);
            new EventStream(exchange, flavour, model.knobs(), fault).send(body, model.reply(request), read);
        }
    }

    /** llama.cpp answers with the model it has, whatever it is called. */
    private @Nullable StandInModel find(String name) {
        return flavour == Flavour.LLAMA_CPP
                ? models.values().stream().findFirst().orElse(null)
                : models.get(name);
    }

    /** Whether it goes on: a server that is not honest about its window does, whatever it is sent. */
    private boolean fits(HttpExchange exchange, StandInModel model, int window, int prompt, int answer)
            throws IOException {
        var needed = flavour == Flavour.VLLM ? prompt + answer : prompt;
        if (needed <= window || (flavour != Flavour.LM_STUDIO && !model.knobs().honoursTruncate())) {
            return true;
        }
        switch (flavour) {
            case LLAMA_CPP ->
                Wire.error(
                        exchange,
                        400,
                        "request (%d tokens) exceeds the available context size (%d tokens), try increasing it"
                                .formatted(prompt, window),
                        "exceed_context_size_error");
            case VLLM ->
                exchange.respond(
                        400,
                        Wire.JSON,
                        "{\"object\":\"error\",\"message\":\"This model's maximum context length is %d tokens. However, you requested %d tokens\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}"
                                .formatted(window, needed));
            case LM_STUDIO -> {
                if (model.knobs().honoursTruncate()) {
                    exchange.respond(
                            400,
                            Wire.JSON,
                            "{\"error\":\"The number of tokens to keep from the initial prompt is greater than the context length (n_keep: %d>= n_ctx: %d). Try to load the model with a larger context length, or provide a shorter input.\"}"
                                    .formatted(prompt, window));
                } else {
                    new EventStream(exchange, flavour, model.knobs(), null).sendNothing(prompt);
                }
            }
        }
        return false;
    }

    /** As the model's script reads it, with the schema where Ollama has it. */
    private static ChatRequest request(JsonNode body) {
        List<Message> messages = new ArrayList<>();
        body.path("messages")
                .forEach(message -> messages.add(new Message(
                        message.path("role").asString(""),
                        message.path("content").asString(""))));
        var json = ((ObjectNode) body).deepCopy();
        var schema = body.path("response_format").path("json_schema").path("schema");
        if (schema.isObject()) {
            json.set("format", schema);
        }
        return new ChatRequest(body.path("model").asString(""), messages, json);
    }
}
