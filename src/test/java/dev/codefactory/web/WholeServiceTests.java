package dev.codefactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** What only the running server shows: its own refusals, the public addresses and the OpenAPI document. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestPostgres.class, TestTokens.class})
class WholeServiceTests {

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    JsonMapper json;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /<> HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/v1/projects/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /a/..;/b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /error HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /actuator/env HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n",
                "NONSENSE\r\n\r\n",
            })
    void everyRefusalIsAProblem(String request) throws Exception {
        assertIsProblem(raw(request));
    }

    @Test
    void tellsThatABodyEndedEarly() throws Exception {
        var request = """
                POST /api/v1/projects HTTP/1.1\r
                Host: localhost\r
                Authorization: %s\r
                Content-Type: application/json\r
                Content-Length: 99\r
                \r
                {"name": "half"}""".formatted(tokens.of("early").authorization());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertIsProblem(answer);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("ends before its Content-Length is reached");
        }
    }

    @Test
    void refusesAHeaderThatIsTooLong() throws Exception {
        assertIsProblem(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(9_000) + "\r\n\r\n"));
    }

    @Test
    void tellsWhatItIsToAnybody() throws Exception {
        var response = get("/", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Code Factory", "/swagger-ui.html");
    }

    @Test
    void tellsItsHealthWithoutDetails() throws Exception {
        assertThat(get("/health", "").body()).contains("\"UP\"").doesNotContain("components", "PostgreSQL");
        assertThat(get("/health/readiness", "").statusCode()).isEqualTo(200);
        assertThat(get("/env", "").statusCode()).isEqualTo(404);
    }

    @Test
    void everyOperationDocumentsItsFailures() throws Exception {
        var document = json.readTree(get("/v3/api-docs", "").body());

        var undocumented = new ArrayList<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var responses = operation.getValue().get("responses");
                    if (!responses.has("421") || (path.getKey().startsWith("/api/") && !responses.has("401"))) {
                        undocumented.add(operation.getKey() + " " + path.getKey());
                    }
                    if (operation.getValue().toString().contains("\"caller\"")
                            || operation.getValue().toString().contains("\"owner\",\"in\"")) {
                        undocumented.add("caller is shown: " + path.getKey());
                    }
                }));
        assertThat(undocumented).isEmpty();
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/components/schemas/NewKeyRequest/properties/expires_at")
                        .isMissingNode())
                .isFalse();
    }

    @Test
    void theSwaggerUiMayLoadItsOwnScripts() throws Exception {
        var page = get("/swagger-ui/index.html", "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
    }

    @Test
    void keysAreMadeSeenAndRevoked() throws Exception {
        var alice = tokens.of("alice");
        var bob = tokens.of("bob");

        var made = send("POST", "/api/v1/api-keys", alice.authorization(), "{\"name\":\"ci\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        var key = json.readTree(made.body());
        var authorization = "Bearer " + key.get("token").asString();
        assertThat(key.get("owner").asString()).isEqualTo("alice");

        var list = get("/api/v1/api-keys", authorization);
        assertThat(list.body())
                .contains(key.get("id").asString())
                .doesNotContain(key.get("token").asString(), "bob");
        assertThat(list.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));

        var address = "/api/v1/api-keys/" + key.get("id").asString();
        assertThat(send("DELETE", address, bob.authorization(), "").statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/api-keys", authorization).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", address, alice.authorization(), "").statusCode())
                .isEqualTo(204);
        assertThat(get("/api/v1/api-keys", authorization).statusCode()).isEqualTo(401);
    }

    @Test
    void onlyAnAdminMakesKeysForOthers() throws Exception {
        var body = "{\"name\":\"x\",\"owner\":\"mallory\"}";

        assertThat(send("POST", "/api/v1/api-keys", tokens.of("alice").authorization(), body)
                        .statusCode())
                .isEqualTo(403);
        var answer =
                send("POST", "/api/v1/api-keys", tokens.of("alice").authorization(), "{\"name\":\"x\",\"admin\":true}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"admin\"");
    }

    private static void assertIsProblem(String response) {
        assertThat(response)
                .containsPattern("^HTTP/1.1 [45]")
                .contains("application/problem+json", "urn:codefactory:problem:");
        assertThat(response).containsIgnoringCase("x-content-type-options: nosniff");
        assertThat(response).doesNotContain("<html", "Tomcat", "Exception", "dev.codefactory");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return send("GET", path, authorization, "");
    }

    private HttpResponse<String> send(String method, String path, String authorization, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
