package dev.codefactory.standin.routes;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.ContextWindow;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Message;
import dev.codefactory.standin.model.StandInModel;
import dev.codefactory.standin.scheduling.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/embed} and the older {@code /api/embeddings}: equal texts have equal vectors. */
final class EmbedRoutes {

    private final Models models;
    private final Scheduler scheduler;

    EmbedRoutes(Models models, Scheduler scheduler) {
        this.models = models;
        this.scheduler = scheduler;
    }

    void embed(HttpExchange exchange) throws IOException, InterruptedException {
        JsonNode body = Wire.body(exchange.request());
        List<String> texts = texts(body.path("input"));
        run(exchange, body, texts, (model, load) -> {
            ObjectNode answer = Wire.object().put("model", model.card().name());
            ArrayNode vectors = answer.putArray("embeddings");
            int length = body.path("dimensions").asInt(model.knobs().embeddingLength());
            texts.forEach(text -> putUnit(vectors.addArray(), text, length));
            int tokens = texts.stream().mapToInt(model.knobs()::tokens).sum();
            answer.put("total_duration", exchange.times().sinceStart().toNanos())
                    .put("load_duration", Math.max(1, load.toNanos()))
                    .put("prompt_eval_count", tokens);
            Wire.ok(exchange, answer);
        });
    }

    void embeddings(HttpExchange exchange) throws IOException, InterruptedException {
        JsonNode body = Wire.body(exchange.request());
        String text = body.path("prompt").asString("");
        run(exchange, body, List.of(text), (model, load) -> {
            ObjectNode answer = Wire.object();
            putUnit(answer.putArray("embedding"), text, model.knobs().embeddingLength());
            Wire.ok(exchange, answer);
        });
    }

    @FunctionalInterface
    private interface Embedding {
        void write(StandInModel model, Duration load) throws IOException;
    }

    private void run(HttpExchange exchange, JsonNode body, List<String> texts, Embedding embedding)
            throws IOException, InterruptedException {
        String name = ChatRequests.model(body);
        StandInModel model = find(name);
        if (model.takeFault() instanceof Fault.Status(int status, String type, String text)) {
            exchange.respond(status, type, text);
            return;
        }
        ChatRequest request = new ChatRequest(
                name, texts.stream().map(text -> new Message("user", text)).toList(), body);
        int window = ContextWindow.of(request, model.knobs()).size();
        if (!request.truncates()
                && texts.stream().anyMatch(text -> model.knobs().tokens(text) > window)) {
            throw new ApiError(400, "the input length exceeds the context length");
        }
        scheduler.run(exchange, model, request, load -> embedding.write(model, load));
    }

    private StandInModel find(String name) throws ApiError {
        try {
            return models.find(name);
        } catch (ApiError refused) {
            throw refused.status() == 404
                    ? new ApiError(404, "model \"" + name + "\" not found, try pulling it first")
                    : refused;
        }
    }

    private static List<String> texts(JsonNode input) throws ApiError {
        if (input.isString()) {
            return List.of(input.asString());
        }
        boolean absent = input.isMissingNode() || input.isNull();
        boolean list = input.isArray() && input.valueStream().allMatch(JsonNode::isString);
        if (!absent && !list) {
            throw new ApiError(400, "invalid input type");
        }
        return input.valueStream().map(JsonNode::asString).toList();
    }

    private static void putUnit(ArrayNode target, String text, int length) {
        double[] vector =
                new SplittableRandom(text.hashCode()).doubles(length, -1, 1).toArray();
        double norm = 0;
        for (double each : vector) {
            norm += each * each;
        }
        for (double each : vector) {
            target.add(each / Math.sqrt(norm));
        }
    }
}
