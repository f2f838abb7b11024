package dev.codefactory.standin.routes;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.ModelCard;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/pull}: progress as NDJSON, and the model installed in the end. */
final class PullRoute {

    private static final int STEPS = 4;

    private final Models models;

    PullRoute(Models models) {
        this.models = models;
    }

    void pull(HttpExchange exchange) throws IOException, InterruptedException {
        JsonNode body = Wire.body(exchange.request());
        String name = ChatRequests.model(body);
        if (name.isEmpty()) {
            throw new ApiError(400, "invalid model name");
        }
        boolean streams = body.path("stream").asBoolean(true);
        if (!models.canPull(name)) {
            refuse(exchange, streams);
            return;
        }
        if (streams) {
            progress(exchange, name);
        } else {
            models.install(name);
            Wire.ok(exchange, status("success"));
        }
    }

    /** A failure after the first line has no status code of its own. */
    private static void refuse(HttpExchange exchange, boolean streams) throws IOException {
        String error = "pull model manifest: file does not exist";
        if (!streams) {
            throw new ApiError(500, error);
        }
        exchange.startStream(Wire.NDJSON);
        exchange.write(Wire.line(status("pulling manifest")));
        exchange.write(Wire.line(Wire.object().put("error", error)));
        exchange.endStream();
    }

    private void progress(HttpExchange exchange, String name) throws IOException, InterruptedException {
        ModelCard card = models.published(name);
        exchange.startStream(Wire.NDJSON);
        exchange.write(Wire.line(status("pulling manifest")));
        for (int step = 0; step <= STEPS; step++) {
            ObjectNode layer = status("pulling " + card.digest().substring(0, 12))
                    .put("digest", "sha256:" + card.digest())
                    .put("total", card.size());
            if (step > 0) {
                layer.put("completed", card.size() * step / STEPS);
            }
            exchange.write(Wire.line(layer));
            exchange.pause(models.pullStep());
            if (step == STEPS / 2) {
                exchange.await(models.pullGate());
            }
        }
        models.install(name);
        for (String last : List.of("verifying sha256 digest", "writing manifest", "success")) {
            exchange.write(Wire.line(status(last)));
        }
        exchange.endStream();
    }

    private static ObjectNode status(String status) {
        return Wire.object().put("status", status);
    }
}
