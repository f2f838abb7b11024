package dev.codefactory.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** People who ask for code over HTTP all the time, whatever happens, and remember what they were promised. */
public final class Callers implements AutoCloseable {

    /** What {@link #statuses} says when no answer came at all. */
    public static final int NO_ANSWER = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Duration betweenRequests;
    private final Supplier<List<URI>> nodes;
    private final String authorization;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<UUID> accepted = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> withoutRetryAfter = new CopyOnWriteArrayList<>();

    private Callers(Duration betweenRequests, Supplier<List<URI>> nodes, String authorization) {
        this.betweenRequests = betweenRequests;
        this.nodes = nodes;
        this.authorization = authorization;
    }

    /** So many of them begin to ask, each at one node after the other. */
    public static Callers start(int count, Duration betweenRequests, Supplier<List<URI>> nodes, String authorization) {
        var callers = new Callers(betweenRequests, nodes, authorization);
        for (int i = 0; i < count; i++) {
            var name = "caller " + i;
            callers.threads.execute(() -> callers.keepAsking(name));
        }
        return callers;
    }

    /** What they were promised so far. */
    public List<UUID> accepted() {
        return new ArrayList<>(accepted);
    }

    /** How often each status was answered. */
    public Map<Integer, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    /** The refusals that did not say when to come again. */
    public List<String> withoutRetryAfter() {
        return List.copyOf(withoutRetryAfter);
    }

    /** No more requests; those under way are waited for. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        http.close();
    }

    private void keepAsking(String name) {
        try {
            for (int turn = 0; !threads.isShutdown(); turn++) {
                ask(name + ", request " + turn, turn);
                Thread.sleep(betweenRequests);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String description, int turn) throws InterruptedException {
        var choice = nodes.get();
        if (choice.isEmpty()) {
            return;
        }
        var body = JsonMapper.shared()
                .writeValueAsString(
                        Map.of("template_type", "function", "description", description + " adds two numbers"));
        var request = HttpRequest.newBuilder(choice.get(turn % choice.size()).resolve("/api/v1/generate"))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            note(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            statuses.merge(NO_ANSWER, 1, Integer::sum);
        }
    }

    private void note(HttpResponse<String> response) {
        statuses.merge(response.statusCode(), 1, Integer::sum);
        if (response.statusCode() == 202) {
            accepted.add(UUID.fromString(JsonMapper.shared()
                    .readTree(response.body())
                    .get("execution_id")
                    .asString()));
        } else if (response.headers().firstValue("Retry-After").isEmpty()) {
            withoutRetryAfter.add(response.statusCode() + " " + response.body());
        }
    }
}
