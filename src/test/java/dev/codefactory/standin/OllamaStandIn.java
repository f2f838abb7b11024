package dev.codefactory.standin;

import dev.codefactory.standin.http.HttpServer;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.StandInModel;
import dev.codefactory.standin.routes.Models;
import dev.codefactory.standin.routes.OllamaRoutes;
import dev.codefactory.standin.scheduling.Scheduler;
import dev.codefactory.standin.scheduling.SchedulerCounts;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An Ollama server without models: it says what it is told to, as slowly and as badly as it is told to, and remembers who asked. */
public final class OllamaStandIn implements AutoCloseable {

    private final Models models = new Models();
    private final Scheduler scheduler = new Scheduler();
    private final Ledger ledger = new Ledger();
    private final OllamaRoutes routes = new OllamaRoutes(models, scheduler);
    private final HttpServer server;
    private final HttpServer admin;

    private OllamaStandIn(int port, int adminPort) {
        server = HttpServer.start(port, exchange -> {
            ledger.record(exchange);
            routes.handle(exchange);
        });
        admin = HttpServer.start(adminPort, new AdminRoutes(this));
    }

    /** Starts on free ports. */
    public static OllamaStandIn start() {
        return start(0, 0);
    }

    public static OllamaStandIn start(int port, int adminPort) {
        return new OllamaStandIn(port, adminPort);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Where {@code /__log}, {@code /__counters} and {@code /__script} are; never on Ollama's own port. */
    public URI adminUrl() {
        return URI.create("http://127.0.0.1:" + admin.port());
    }

    /** The model of that name, installed if it was not. */
    public StandInModel model(String name) {
        return models.install(name);
    }

    /** The names of the installed models. */
    public List<String> installed() {
        return models.names();
    }

    /** Changes what is installed, pullable and allowed. */
    public OllamaStandIn models(Consumer<Models> change) {
        change.accept(models);
        return this;
    }

    public OllamaStandIn version(String version) {
        routes.version(version);
        return this;
    }

    /** OLLAMA_MAX_LOADED_MODELS. */
    public OllamaStandIn maxLoadedModels(int models) {
        scheduler.maxLoadedModels(models);
        return this;
    }

    /** OLLAMA_MAX_QUEUE: requests that may wait for a load before others are refused. */
    public OllamaStandIn maxQueue(int requests) {
        scheduler.maxQueue(requests);
        return this;
    }

    /** Lets every request of a path fail before it is looked at: a status, FIN, RST or stall; null ends that. */
    public OllamaStandIn faultOn(String path, @Nullable Fault fault) {
        routes.faultOn(path, fault);
        return this;
    }

    public Ledger ledger() {
        return ledger;
    }

    public SchedulerCounts counts() {
        return scheduler.counts();
    }

    /** How many clients are connected now. */
    public int openConnections() {
        return server.openConnections();
    }

    @Override
    public void close() {
        server.close();
        admin.close();
    }
}
