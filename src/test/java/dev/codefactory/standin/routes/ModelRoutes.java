package dev.codefactory.standin.routes;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.ModelCard;
import dev.codefactory.standin.model.StandInModel;
import dev.codefactory.standin.scheduling.Scheduler;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is installed, what is loaded, and what one model is. */
final class ModelRoutes {

    private static final Duration FOREVER = Duration.ofDays(36_500);
    private static final String PULLED_AT = "2026-10-01T10:00:00.123456789+02:00";

    private final Models models;
    private final Scheduler scheduler;

    ModelRoutes(Models models, Scheduler scheduler) {
        this.models = models;
        this.scheduler = scheduler;
    }

    void tags(HttpExchange exchange) throws IOException {
        ObjectNode body = Wire.object();
        ArrayNode list = body.putArray("models");
        for (StandInModel model : models.all()) {
            ModelCard card = model.card();
            ObjectNode entry = list.addObject().put("name", card.name()).put("model", card.name());
            putRemote(entry, card);
            entry.put("modified_at", PULLED_AT).put("size", card.size()).put("digest", card.digest());
            putDetails(entry, card);
            putCapabilities(entry, model);
        }
        Wire.ok(exchange, body);
    }

    void ps(HttpExchange exchange) throws IOException {
        ObjectNode body = Wire.object();
        ArrayNode list = body.putArray("models");
        for (Scheduler.Loaded loaded : scheduler.loaded()) {
            ModelCard card = loaded.model().card();
            ObjectNode entry = list.addObject()
                    .put("name", card.name())
                    .put("model", card.name())
                    .put("size", card.size())
                    .put("digest", loaded.model().digestWhenLoaded());
            putDetails(entry, card);
            entry.put("expires_at", Wire.in(loaded.left().isNegative() ? FOREVER : loaded.left()))
                    .put("size_vram", card.size())
                    .put("context_length", loaded.contextLength());
        }
        Wire.ok(exchange, body);
    }

    void show(HttpExchange exchange) throws IOException {
        StandInModel model = models.find(ChatRequests.model(Wire.body(exchange.request())));
        ModelCard card = model.card();
        ObjectNode body = Wire.object()
                .put("modelfile", "FROM " + card.name())
                .put("parameters", "stop                           \"<|im_end|>\"")
                .put("template", "{{ .Prompt }}");
        putDetails(body, card);
        putRemote(body, card);
        body.putObject("model_info")
                .put("general.architecture", card.build().family())
                .put(card.build().family() + ".context_length", model.knobs().trainCtx());
        putCapabilities(body, model);
        Wire.ok(exchange, body.put("modified_at", PULLED_AT));
    }

    void delete(HttpExchange exchange) throws IOException {
        JsonNode body = Wire.body(exchange.request());
        String name = ChatRequests.model(body);
        if (!models.remove(name)) {
            throw new ApiError(404, "model '" + name + "' not found");
        }
        exchange.respond(200, "", "");
    }

    private static void putRemote(ObjectNode entry, ModelCard card) {
        ModelCard.Remote remote = card.remote();
        if (remote != null) {
            entry.put("remote_model", remote.model()).put("remote_host", remote.host());
        }
    }

    private static void putDetails(ObjectNode entry, ModelCard card) {
        ObjectNode details = entry.putObject("details")
                .put("parent_model", "")
                .put("format", "gguf")
                .put("family", card.build().family());
        details.putArray("families").add(card.build().family());
        details.put("parameter_size", card.build().parameterSize())
                .put("quantization_level", card.build().quantization());
    }

    private static void putCapabilities(ObjectNode entry, StandInModel model) {
        ArrayNode capabilities = entry.putArray("capabilities").add("completion");
        if (model.knobs().tools()) {
            capabilities.add("tools");
        }
        if (model.knobs().thinks()) {
            capabilities.add("thinking");
        }
    }
}
