package dev.codefactory.bench.mainjob;

import dev.codefactory.bench.recorded.Records;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uses the service as anybody does: over HTTP, with a token. */
final class ServiceClient implements AutoCloseable {

    private static final Set<String> OPEN = Set.of("queued", "running");
    private static final JsonMapper JSON = new JsonMapper();

    private final URI service;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ServiceClient(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    /** The address of the execution that will answer the request. */
    String submit(JsonNode request) throws IOException, InterruptedException {
        var response = send(to("/api/v1/generate")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString())));
        if (response.statusCode() != 202) {
            throw new IOException("refused with %d: %s".formatted(response.statusCode(), response.body()));
        }
        return response.headers().firstValue("Location").orElseThrow();
    }

    /** The execution once it ended, or empty when it has not within the time. */
    Optional<JsonNode> await(String execution, Duration patience) throws IOException, InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until) {
            var state = JSON.readTree(get(execution + "?wait=60s"));
            if (!OPEN.contains(state.path("status").stringValue())) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    FileTree files(String execution) throws IOException, InterruptedException {
        var files = new ArrayList<CodeFile>();
        for (var file :
                Records.elements(JSON.readTree(get(execution + "/files")).path("items"))) {
            var path = file.path("path").stringValue();
            files.add(CodeFile.of(path, get(execution + "/files/" + escaped(path))));
        }
        return FileTree.of(files);
    }

    private String get(String path) throws IOException, InterruptedException {
        var response = send(to(path).GET());
        if (response.statusCode() != 200) {
            throw new IOException("%s: %d %s".formatted(path, response.statusCode(), response.body()));
        }
        return response.body();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String escaped(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    @Override
    public void close() {
        http.close();
    }
}
