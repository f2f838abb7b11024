package dev.codefactory.standin;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.http.HttpHandler;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** The operator's side of the stand-in, on a port of its own so that Ollama's routes stay Ollama's. */
final class AdminRoutes implements HttpHandler {

    private static final String JSON = "application/json; charset=utf-8";

    private final OllamaStandIn standIn;
    private final JsonMapper json = JsonMapper.shared();

    AdminRoutes(OllamaStandIn standIn) {
        this.standIn = standIn;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        switch (exchange.request().method() + " " + exchange.request().path()) {
            case "GET /__log" -> log(exchange);
            case "DELETE /__log" -> {
                standIn.ledger().clear();
                exchange.respond(204, "", "");
            }
            case "GET /__counters" -> exchange.respond(200, JSON, json.writeValueAsString(standIn.counts()));
            case "POST /__script" -> script(exchange);
            default -> exchange.respond(404, "text/plain", "404 page not found");
        }
    }

    private void log(HttpExchange exchange) throws IOException {
        exchange.respond(
                200,
                JSON,
                json.writeValueAsString(
                        standIn.ledger().visits().stream().map(Visit::toJson).toList()));
    }

    private void script(HttpExchange exchange) throws IOException {
        try {
            Script.parse(exchange.request().body()).applyTo(standIn);
            exchange.respond(204, "", "");
        } catch (RuntimeException unreadable) {
            exchange.respond(400, "text/plain", String.valueOf(unreadable.getMessage()));
        }
    }
}
