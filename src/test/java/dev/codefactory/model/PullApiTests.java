package dev.codefactory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.standin.OllamaStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pulls over HTTP, with one host that answers and one that does not. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "codefactory.llm.provider=ollama",
            "codefactory.llm.ollama.hosts.garage.url=http://127.0.0.1:1",
        })
@Import({TestPostgres.class, TestTokens.class})
class PullApiTests {

    static final OllamaStandIn attic = OllamaStandIn.start();
    static final JsonMapper JSON = JsonMapper.shared();
    static final CompletableFuture<?> OPEN = CompletableFuture.completedFuture(null);

    @LocalServerPort
    int port;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    @Autowired
    TestTokens tokens;

    private String admin = "";

    @DynamicPropertySource
    static void hosts(DynamicPropertyRegistry properties) {
        properties.add("codefactory.llm.ollama.hosts.attic.url", attic::url);
    }

    @BeforeEach
    void begin() throws IOException {
        admin = "Bearer " + Files.readString(adminToken).strip();
        attic.ledger().clear();
        attic.models(models -> {
            models.pullStep(Duration.ofMillis(1));
            models.pullGate(OPEN);
        });
    }

    @AfterAll
    static void stop() {
        attic.close();
    }

    @Test
    void aModelIsFetchedAndUsableAtOnce() throws IOException, InterruptedException {
        attic.models(models -> models.pullable("fresh"));
        assertThat(models("/installed?name=fresh")).isEmpty();

        var accepted = ask("{\"model\": \"fresh\"}");

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        var location = accepted.headers().firstValue("Location").orElseThrow();
        var id = JSON.readTree(accepted.body()).path("id").asString();
        assertThat(location).isEqualTo("/api/v1/models/pulls/" + id);
        var done = ended(id);
        assertThat(done.path("status").asString()).isEqualTo("succeeded");
        assertThat(done.path("model").asString()).isEqualTo("fresh:latest");
        assertThat(done.path("host").asString()).isEqualTo("attic");
        assertThat(done.path("percent").asInt()).isEqualTo(100);
        assertThat(done.path("bytes_done").asLong())
                .isPositive()
                .isEqualTo(done.path("bytes_total").asLong());
        assertThat(done.path("ended_at").asString()).isNotEmpty();
        assertThat(models("/installed?name=fresh")).hasSize(1);
    }

    @Test
    void whatTheHostSaysOfAFailureIsTold() throws IOException, InterruptedException {
        var failed = ended(started("{\"model\": \"nowhere\", \"host\": \"attic\"}"));
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("error").asString()).contains("file does not exist");

        var silent = ended(started("{\"model\": \"nowhere\", \"host\": \"garage\"}"));
        assertThat(silent.path("status").asString()).isEqualTo("failed");
        assertThat(silent.path("error").asString()).contains("no answer from");
    }

    @Test
    void aPullThatRunsTellsHowFarItIsAndIsOneHoweverOftenItIsAskedForAndIsCancelled()
            throws IOException, InterruptedException {
        attic.models(models -> {
            models.pullable("large");
            models.pullStep(Duration.ofMillis(300));
            models.pullGate(new CompletableFuture<>());
        });
        var id = started("{\"model\": \"large\", \"host\": \"attic\"}");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/pulls/" + id).path("percent").asInt(0) == 50);
        assertThat(get("/pulls/" + id).path("status").asString()).isEqualTo("running");
        assertThat(get("/pulls/" + id).path("phase").asString()).startsWith("pulling ");
        assertThat(started("{\"model\": \"large:latest\"}")).isEqualTo(id);
        assertThat(attic.ledger().of("/api/pull")).hasSize(1);
        assertThat(models("/pulls?status=running")).hasSize(1);

        var cancelled =
                JSON.readTree(send(admin, "DELETE", "/pulls/" + id, null).body());

        assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
        await().until(() -> attic.ledger().last("/api/pull").untilDisconnect() != null);
        assertThat(ended(id).path("status").asString()).isEqualTo("cancelled");
        assertThat(models("/installed?name=large")).isEmpty();
        assertThat(send(admin, "DELETE", "/pulls/" + id, null).statusCode()).isEqualTo(200);
    }

    @Test
    void theListIsPagedNewestFirst() throws IOException, InterruptedException {
        var older = started("{\"model\": \"nowhere:1\", \"host\": \"attic\"}");
        var newer = started("{\"model\": \"nowhere:2\", \"host\": \"attic\"}");
        ended(older);
        ended(newer);

        var first = get("/pulls?limit=1&status=failed,cancelled");
        assertThat(first.path("items").get(0).path("id").asString()).isEqualTo(newer);
        var second =
                get("/pulls?limit=1&status=failed&after=" + first.path("next").asString());
        assertThat(second.path("items").get(0).path("id").asString()).isEqualTo(older);
        assertThat(send(admin, "GET", "/pulls?status=gone", null).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyAnAdminHasToDoWithPulls() throws IOException, InterruptedException {
        var user = tokens.of("alice").authorization();
        var id = "/pulls/0199b2f0-0000-7000-8000-000000000000";

        var refused = send(user, "POST", "/pulls", "{\"model\": \"fresh\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("admin-only");
        assertThat(send(user, "GET", "/pulls", null).statusCode()).isEqualTo(403);
        assertThat(send(user, "GET", id, null).statusCode()).isEqualTo(403);
        assertThat(send(user, "DELETE", id, null).statusCode()).isEqualTo(403);
        assertThat(attic.ledger().of("/api/pull")).isEmpty();

        assertThat(send(admin, "GET", id, null).statusCode()).isEqualTo(404);
        assertThat(send(admin, "DELETE", id, null).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "http://evil.example/x",
                "../../etc/passwd",
                "m:1:2",
                "m\\n",
                "-rf",
                "a//b",
                "m:",
                "mäx",
                "big:cloud",
                "gpt-oss:120b-cloud"
            })
    void whatIsNoNameOfALocalModelIsRefused(String name) throws IOException, InterruptedException {
        var answer = ask(JSON.writeValueAsString(Map.of("model", name)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"model\"");
        assertThat(attic.ledger().of("/api/pull")).isEmpty();
    }

    @Test
    void aNameOfAnyLengthAndAHostThatIsNotThereAreRefused() throws IOException, InterruptedException {
        assertThat(ask("{\"model\": \"%s\"}".formatted("m".repeat(201))).statusCode())
                .isEqualTo(400);
        var unknown = ask("{\"model\": \"fresh\", \"host\": \"%s\"}".formatted(attic.url()));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("host-not-found", "attic, garage").doesNotContain("127.0.0.1:1");
        assertThat(ask("{\"model\": \"fresh\", \"insecure\": true}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> ask(String body) throws IOException, InterruptedException {
        return send(admin, "POST", "/pulls", body);
    }

    private String started(String body) throws IOException, InterruptedException {
        return JSON.readTree(ask(body).body()).path("id").asString();
    }

    private JsonNode ended(String id) throws IOException, InterruptedException {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !get("/pulls/" + id).path("ended_at").isNull());
        return get("/pulls/" + id);
    }

    private JsonNode models(String path) throws IOException, InterruptedException {
        return get(path).path("items");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send(admin, "GET", path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String authorization, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/models%s".formatted(port, path)))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
