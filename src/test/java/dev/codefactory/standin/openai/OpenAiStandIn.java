package dev.codefactory.standin.openai;

import dev.codefactory.standin.Ledger;
import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.http.HttpServer;
import dev.codefactory.standin.model.StandInModel;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A server for models without models: it says what it is told to, as badly as it is told to, and remembers who asked. */
public final class OpenAiStandIn implements AutoCloseable {

    private final Map<String, StandInModel> models = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Set<String> unloaded = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> realWindows = new ConcurrentHashMap<>();
    private final Map<String, Integer> counted = new ConcurrentHashMap<>();
    private final Ledger ledger = new Ledger();
    private final Flavour flavour;
    private final HttpServer server;
    private volatile boolean loading;
    private volatile String refusalHeader = "";
    private volatile @Nullable String apiKey;

    private OpenAiStandIn(Flavour flavour) {
        this.flavour = flavour;
        this.server = HttpServer.start(0, exchange -> {
            ledger.record(exchange);
            answer(exchange);
        });
    }

    public static OpenAiStandIn start(Flavour flavour) {
        return new OpenAiStandIn(flavour);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The model of that name, loaded if it was not; its window is {@code numCtx}. */
    public StandInModel model(String name) {
        unloaded.remove(name);
        return models.computeIfAbsent(name, StandInModel::new);
    }

    /** Leaves a model of LM Studio on the disk. */
    public OpenAiStandIn unload(String name) {
        unloaded.add(name);
        return this;
    }

    /** Gives a model another window than the lists tell. */
    public OpenAiStandIn reallyHas(String name, int window) {
        realWindows.put(name, window);
        return this;
    }

    /** Counts so many tokens for every prompt. */
    public OpenAiStandIn counts(String name, int tokens) {
        counted.put(name, tokens);
        return this;
    }

    /** As long as llama.cpp loads its model it answers nothing else. */
    public OpenAiStandIn loading(boolean value) {
        loading = value;
        return this;
    }

    /** Says with every refusal of a chat when to come back. */
    public OpenAiStandIn retryAfter(int seconds) {
        refusalHeader = "Retry-After: " + seconds;
        return this;
    }

    public OpenAiStandIn apiKey(String key) {
        apiKey = key;
        return this;
    }

    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        var request = exchange.request();
        if (request.header("Upgrade") != null) {
            // LM Studio hangs, and vLLM loses the body.
            exchange.stall();
        } else if (loading) {
            Wire.error(exchange, 503, "Loading model", "unavailable_error");
        } else if (isKeptOut(request.path(), request.header("Authorization"))) {
            Wire.error(exchange, 401, "Invalid API Key", "authentication_error");
        } else if (request.path().equals("/v1/chat/completions")) {
            new CompletionRoute(flavour, models, realWindows, counted).answer(exchange, refusalHeader);
        } else {
            new ListRoutes(flavour, models, unloaded).answer(exchange);
        }
    }

    /** Lists of models are public in llama.cpp. */
    private boolean isKeptOut(String path, @Nullable String authorization) {
        var isPublic = flavour == Flavour.LLAMA_CPP && path.equals("/v1/models");
        return apiKey != null && !isPublic && !("Bearer " + apiKey).equals(authorization);
    }
}
