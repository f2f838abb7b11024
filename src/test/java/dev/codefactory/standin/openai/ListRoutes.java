package dev.codefactory.standin.openai;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.StandInModel;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What the server says of itself and its models. */
final class ListRoutes {

    private final Flavour flavour;
    private final Map<String, StandInModel> models;
    private final Set<String> unloaded;

    ListRoutes(Flavour flavour, Map<String, StandInModel> models, Set<String> unloaded) {
        this.flavour = flavour;
        this.models = models;
        this.unloaded = unloaded;
    }

    void answer(HttpExchange exchange) throws IOException {
        var path = exchange.request().path();
        if (path.equals("/v1/models")) {
            Wire.ok(exchange, list());
        } else if (flavour == Flavour.LLAMA_CPP && path.equals("/props")) {
            Wire.ok(exchange, props());
        } else if (flavour == Flavour.VLLM && path.equals("/version")) {
            Wire.ok(exchange, Wire.object().put("version", "0.15.1"));
        } else if (flavour == Flavour.LM_STUDIO && path.equals("/api/v0/models")) {
            Wire.ok(exchange, studio());
        } else {
            unknown(exchange, path);
        }
    }

    private void unknown(HttpExchange exchange, String path) throws IOException {
        switch (flavour) {
            case LLAMA_CPP -> Wire.error(exchange, 404, "File Not Found", "not_found_error");
            case VLLM -> exchange.respond(404, Wire.JSON, "{\"detail\":\"Not Found\"}");
            case LM_STUDIO ->
                Wire.ok(exchange, Wire.object().put("error", "Unexpected endpoint or method. (GET " + path + ")"));
        }
    }

    private ObjectNode list() {
        var answer = Wire.object().put("object", "list");
        var data = answer.putArray("data");
        models.forEach((id, model) -> {
            var node = data.addObject().put("id", id).put("object", "model").put("created", 1_764_000_000);
            switch (flavour) {
                case LLAMA_CPP ->
                    node.put("owned_by", "llamacpp")
                            .putObject("meta")
                            .put("n_ctx_train", model.knobs().trainCtx())
                            .put("n_params", 7_615_616_512L)
                            .put("size", 4_677_120_000L);
                case VLLM ->
                    node.put("owned_by", "vllm")
                            .put("root", id)
                            .put("max_model_len", model.knobs().numCtx());
                case LM_STUDIO -> node.put("owned_by", "organization_owner");
            }
        });
        return answer;
    }

    private ObjectNode props() {
        var answer = Wire.object().put("total_slots", 1).put("build_info", "b6912-a2b1c3d4");
        models.values().stream()
                .findFirst()
                .ifPresent(model -> answer.putObject("default_generation_settings")
                        .put("id", 0)
                        .put("n_ctx", model.knobs().numCtx()));
        return answer;
    }

    private ObjectNode studio() {
        var answer = Wire.object().put("object", "list");
        var data = answer.putArray("data");
        models.forEach((id, model) -> {
            var loaded = !unloaded.contains(id);
            var node = data.addObject()
                    .put("id", id)
                    .put("object", "model")
                    .put("type", id.contains("embed") ? "embeddings" : "llm")
                    .put("arch", "qwen2")
                    .put("quantization", "Q4_K_M")
                    .put("state", loaded ? "loaded" : "not-loaded")
                    .put("max_context_length", model.knobs().trainCtx());
            if (loaded) {
                node.put("loaded_context_length", model.knobs().numCtx());
            }
        });
        return answer;
    }
}
