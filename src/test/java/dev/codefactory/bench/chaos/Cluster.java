package dev.codefactory.bench.chaos;

import dev.codefactory.ServiceProcess;
import dev.codefactory.faults.CodingModel;
import dev.codefactory.faults.FaultProxy;
import dev.codefactory.faults.FaultyPostgres;
import dev.codefactory.standin.OllamaStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Some nodes of the product on one PostgreSQL, each behind a network of its own, and the model they share. */
final class Cluster implements AutoCloseable {

    static final String DATABASE = "postgres";

    private static final String RIGHT = "+0";

    private final Path directory;
    private final FaultyPostgres postgres;
    private final OllamaStandIn ollama = OllamaStandIn.start();
    private final List<Node> nodes = new CopyOnWriteArrayList<>();

    /** With a database whose clock can be set, if there is a faketime. */
    Cluster(Path directory, Optional<Faketime> faketime) throws Exception {
        this.directory = Files.createDirectories(directory);
        Files.writeString(databaseClock(), RIGHT);
        this.postgres = faketime.isPresent()
                ? ClockedPostgres.start(faketime.get(), databaseClock(), directory)
                : FaultyPostgres.start();
        CodingModel.teach(ollama).knobs(knobs -> knobs.msPerToken(20));
    }

    FaultyPostgres postgres() {
        return postgres;
    }

    OllamaStandIn ollama() {
        return ollama;
    }

    /** The tables, by a way no fault of a network touches. */
    JdbcClient tables() {
        return postgres.direct();
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    List<URI> urls() {
        return nodes.stream().map(node -> node.process().url()).toList();
    }

    Node any(RandomGenerator random) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    /** A token that every node knows. */
    String authorization() throws IOException {
        return "Bearer " + Files.readString(adminToken(DATABASE)).strip();
    }

    /** Adds a node of this build and waits until it is ready. */
    Node add(String name) throws IOException {
        return add(name, ServiceProcess.thisBuild());
    }

    /** Adds a node that is started by this command line and waits until it is ready. */
    Node add(String name, List<String> program) throws IOException {
        var node = launch(name, name, program, DATABASE);
        nodes.add(node);
        node.process().awaitReady();
        return node;
    }

    /** Starts a process on one of the server's databases, without counting it among the nodes and without waiting for it. */
    Node launch(String place, String name, List<String> program, String database) throws IOException {
        var network = FaultProxy.to(postgres.port());
        var properties = new LinkedHashMap<String, Object>(Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(network.port(), database),
                "spring.datasource.username",
                "postgres",
                "spring.datasource.password",
                "postgres",
                "codefactory.access.admin-token-file",
                adminToken(database).toAbsolutePath(),
                "codefactory.queue.node-name",
                name,
                "codefactory.llm.provider",
                "ollama",
                "codefactory.llm.cache.ttl",
                "0s",
                "codefactory.llm.ollama.url",
                ollama.url(),
                "codefactory.llm.ollama.slots",
                16,
                "codefactory.pipeline.generate-tests", // so that the calls of an execution can be counted
                false));
        return new Node(name, ServiceProcess.launch(directory.resolve(place), program, properties), network);
    }

    /** Sets the database's clock while it runs, to so much off as faketime writes it. */
    void setDatabaseClock(String offset) throws IOException {
        var next = directory.resolve("clock-next");
        Files.writeString(next, offset);
        Files.move(next, databaseClock(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path databaseClock() {
        return directory.resolve("clock");
    }

    void remove(Node node) {
        nodes.remove(node);
        node.close();
    }

    /** Asks one node for code and returns the execution it promised. */
    UUID ask(URI node, String description) throws IOException, InterruptedException {
        var body =
                JsonMapper.shared().writeValueAsString(Map.of("template_type", "function", "description", description));
        var request = HttpRequest.newBuilder(node.resolve("/api/v1/generate"))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return UUID.fromString(
                    JsonMapper.shared().readTree(answer).get("execution_id").asString());
        }
    }

    /** Undoes every fault: networks heal, what was stopped goes on, what is dead is started again. */
    void heal() throws IOException, InterruptedException {
        setDatabaseClock(RIGHT);
        var dead = new ArrayList<Node>();
        for (var node : nodes) {
            node.network().heal();
            if (node.process().isAlive()) {
                node.process().signal("CONT");
            } else {
                dead.add(node);
            }
        }
        for (var node : dead) {
            node.process().startAgain();
        }
    }

    private Path adminToken(String database) {
        return directory.resolve("admin-token-" + database);
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::close);
        ollama.close();
        postgres.close();
    }
}
