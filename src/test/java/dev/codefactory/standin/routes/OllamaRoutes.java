package dev.codefactory.standin.routes;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.http.HttpHandler;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.scheduling.Scheduler;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ollama's routing table, its Host check and its refusals. */
public final class OllamaRoutes implements HttpHandler {

    private final Map<String, Map<String, HttpHandler>> routes;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private volatile String version = "0.33.0";

    public OllamaRoutes(Models models, Scheduler scheduler) {
        ChatRoutes chats = new ChatRoutes(models, scheduler);
        ModelRoutes cards = new ModelRoutes(models, scheduler);
        EmbedRoutes embeds = new EmbedRoutes(models, scheduler);
        HttpHandler alive = exchange -> exchange.respond(200, Wire.TEXT, "Ollama is running");
        HttpHandler version = exchange -> Wire.ok(exchange, Wire.object().put("version", this.version));
        this.routes = Map.ofEntries(
                Map.entry("/", Map.of("GET", alive, "HEAD", alive)),
                Map.entry("/api/version", Map.of("GET", version, "HEAD", version)),
                Map.entry("/api/tags", Map.of("GET", cards::tags, "HEAD", cards::tags)),
                Map.entry("/api/ps", Map.of("GET", cards::ps)),
                Map.entry("/api/show", Map.of("POST", cards::show)),
                Map.entry("/api/delete", Map.of("DELETE", cards::delete)),
                Map.entry("/api/pull", Map.of("POST", new PullRoute(models)::pull)),
                Map.entry("/api/chat", Map.of("POST", chats::chat)),
                Map.entry("/api/generate", Map.of("POST", chats::generate)),
                Map.entry("/api/embed", Map.of("POST", embeds::embed)),
                Map.entry("/api/embeddings", Map.of("POST", embeds::embeddings)));
    }

    public void version(String newVersion) {
        version = newVersion;
    }

    /** Every request of a path meets this fault before anything is looked at; null ends that. */
    public void faultOn(String path, @Nullable Fault fault) {
        if (fault == null) {
            faults.remove(path);
        } else {
            faults.put(path, fault);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException, InterruptedException {
        if (!Hosts.allowed(exchange.request().header("Host"))) {
            exchange.respond(403, "", "");
            return;
        }
        try {
            if (!failed(exchange, faults.get(exchange.request().path()))) {
                route(exchange);
            }
        } catch (ApiError refusal) {
            Wire.error(exchange, refusal.status(), refusal.error());
        } catch (Scheduler.Busy busy) {
            Wire.error(exchange, 503, "server busy, please try again.  maximum pending requests exceeded");
        }
    }

    private void route(HttpExchange exchange) throws IOException, InterruptedException {
        Map<String, HttpHandler> methods = routes.get(exchange.request().path());
        if (methods == null) {
            exchange.respond(404, Wire.PLAIN, "404 page not found");
            return;
        }
        HttpHandler handler = methods.get(exchange.request().method());
        if (handler == null) {
            exchange.respond(405, Wire.PLAIN, "405 method not allowed");
            return;
        }
        handler.handle(exchange);
    }

    /** The faults that make sense before a route is looked at; others belong to models. */
    private static boolean failed(HttpExchange exchange, @Nullable Fault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case Fault.Status(int status, String type, String body) -> exchange.respond(status, type, body);
            case Fault.Fin _ -> exchange.close();
            case Fault.Reset _ -> exchange.reset();
            case Fault.Stall _ -> exchange.stall();
            case null, default -> {
                return false;
            }
        }
        return true;
    }
}
