package dev.codefactory.model;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** Models and hosts over HTTP, with one host that answers and one that does not. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "codefactory.llm.provider=ollama",
            "codefactory.llm.ollama.hosts.garage.url=http://127.0.0.1:1",
            "codefactory.llm.ollama.hosts.attic.labels=gpu"
        })
@Import({TestPostgres.class, TestTokens.class})
class ModelApiTests {

    static final String CODER = "qwen2.5-coder:7b";
    static final String HUGGING_FACE = "hf.co/someone/thinker-gguf:q4";

    static final OllamaStandIn attic = OllamaStandIn.start();
    static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    @Autowired
    TestTokens tokens;

    private String admin = "";
    private String user = "";

    @DynamicPropertySource
    static void hosts(DynamicPropertyRegistry properties) {
        properties.add("codefactory.llm.ollama.hosts.attic.url", attic::url);
        attic.model(CODER);
        attic.model(HUGGING_FACE).knobs(knobs -> knobs.thinks(true));
    }

    @BeforeEach
    void callers() throws IOException {
        admin = "Bearer " + Files.readString(adminToken).strip();
        user = tokens.of("alice").authorization();
    }

    @AfterAll
    static void stop() {
        attic.close();
    }

    @Test
    void onlyAnAdminSeesWhereAHostIs() throws IOException, InterruptedException {
        var attics = get(admin, "/hosts").path("items").get(0);
        assertThat(attics.path("id").asString()).isEqualTo("attic");
        assertThat(attics.path("url").asString()).isEqualTo(attic.url().toString());
        assertThat(attics.path("labels").get(0).asString()).isEqualTo("gpu");
        assertThat(attics.path("answers").asBoolean()).isTrue();

        var body = send(user, "GET", "/hosts", null).body();
        assertThat(body).doesNotContain("127.0.0.1");
        var garage = JSON.readTree(body).path("items").get(1);
        assertThat(garage.path("answers").asBoolean()).isFalse();
        assertThat(garage.path("silent_for").asString()).isEqualTo("unreachable");
        assertThat(garage.path("silent_since").asString()).isNotEmpty();
    }

    @Test
    void theListIsFilteredAndPaged() throws IOException, InterruptedException {
        assertThat(names(get(user, "/installed"))).isEqualTo("%s %s".formatted(HUGGING_FACE, CODER));
        assertThat(names(get(user, "/installed?capability=thinking"))).isEqualTo(HUGGING_FACE);
        assertThat(names(get(user, "/installed?name=" + CODER))).isEqualTo(CODER);
        assertThat(names(get(user, "/installed?host=garage"))).isEmpty();

        var first = get(user, "/installed?limit=1");
        assertThat(names(first)).isEqualTo(HUGGING_FACE);
        var second = get(user, "/installed?limit=1&after=" + first.path("next").asString());
        assertThat(names(second)).isEqualTo(CODER);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void aModelIsFoundByTheBeginningOfItsDigest() throws IOException, InterruptedException {
        var digest = attic.model(HUGGING_FACE).card().digest();

        var found = get(user, "/installed/" + digest.substring(0, 12));

        assertThat(found.path("digest").asString()).isEqualTo(digest);
        assertThat(found.path("hosts").get(0).path("circuit").path("state").asString())
                .isEqualTo("closed");
    }

    @Test
    void aModelThatNobodyHasIsNotFound() throws IOException, InterruptedException {
        var answer = send(user, "GET", "/installed/" + "0".repeat(64), null);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:codefactory:problem:model-not-found");
    }

    private static String names(JsonNode page) {
        return String.join(
                " ",
                page.path("items")
                        .valueStream()
                        .map(item -> item.path("names").get(0).asString())
                        .toList());
    }

    private JsonNode get(String authorization, String path) throws IOException, InterruptedException {
        var answer = send(authorization, "GET", path, null);
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
