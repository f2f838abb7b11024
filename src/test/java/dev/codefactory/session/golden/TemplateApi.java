package dev.codefactory.session.golden;

import dev.codefactory.access.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service for templates and executions, as one of its owners. */
record TemplateApi(int port, Owner owner, String authorization) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final String TEMPLATES = "/api/v1/templates";

    /** An answer, with its body as JSON if it has one. */
    record Answer(int status, HttpResponse<String> response) {

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer take(String yaml) {
        return send("POST", TEMPLATES, yaml, "Content-Type", "application/yaml");
    }

    /** @param headers names and values by turns */
    Answer post(String path, String json, String... headers) {
        var all = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers));
        return send("POST", path, json.replace('\'', '"'), all.toArray(String[]::new));
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json.replace('\'', '"'), "Content-Type", "application/json");
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    private Answer send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization)
                .method(method, BodyPublishers.ofString(body));
        try {
            var response = HTTP.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
