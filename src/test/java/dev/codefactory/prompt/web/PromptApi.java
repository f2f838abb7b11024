package dev.codefactory.prompt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service for prompts and their trials, as whoever has the token. */
record PromptApi(int port, String token) {

    static final JsonMapper JSON = JsonMapper.shared();
    static final String PROMPT = "/api/v1/prompts/nlp_analysis/any/any";
    static final String TRIALS = "/api/v1/prompts/trials";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Adds a version and gives its number. */
    int newVersion() throws Exception {
        var made = post(PROMPT + "/versions", changed("requirements analyst", "careful analyst"));
        return JSON.readTree(made.body()).path("version").asInt();
    }

    static String trial(int challenger) {
        return "{\"step\": \"nlp_analysis\", \"challenger\": %d}".formatted(challenger);
    }

    String changed(String from, String to) throws Exception {
        var text = read(PROMPT + "/versions/1").path("content").asString();
        return JSON.writeValueAsString(Map.of("content", text.replace(from, to), "note", "try it"));
    }

    String problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body()).path("type").asString();
    }

    JsonNode read(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
