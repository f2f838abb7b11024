package dev.codefactory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.llm.registry.ModelTraits;
import dev.codefactory.llm.registry.Thinking;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.Reply;
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

    static final String LEAKY = "leaky:1b";

    static final OllamaStandIn attic = OllamaStandIn.start();
    static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    @Autowired
    TestTokens tokens;

    @Autowired
    ModelTraits traits;

    private String admin = "";
    private String user = "";

    @DynamicPropertySource
    static void hosts(DynamicPropertyRegistry properties) {
        properties.add("codefactory.llm.ollama.hosts.attic.url", attic::url);
        attic.model(CODER);
        attic.model(LEAKY)
                .knobs(knobs -> knobs.thinks(true))
                .replyWith(request -> request.json().path("think").asBoolean(false)
                        ? Reply.text("42").thinking("hm")
                        : Reply.text("<think>hm</think>42"));
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
        assertThat(names(get(user, "/installed"))).isEqualTo("%s %s %s".formatted(HUGGING_FACE, LEAKY, CODER));
        assertThat(names(get(user, "/installed?capability=thinking")))
                .isEqualTo("%s %s".formatted(HUGGING_FACE, LEAKY));
        assertThat(names(get(user, "/installed?name=" + CODER))).isEqualTo(CODER);
        assertThat(names(get(user, "/installed?host=garage"))).isEmpty();

        var first = get(user, "/installed?limit=2");
        assertThat(names(first)).isEqualTo("%s %s".formatted(HUGGING_FACE, LEAKY));
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

    @Test
    void onlyAnAdminMayHaveAModelExamined() throws IOException, InterruptedException {
        var refused = send(user, "POST", "/passports", "{\"model\": \"%s\"}".formatted(CODER));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("admin-only");
    }

    @Test
    void aModelThatNobodyHasCannotBeExamined() throws IOException, InterruptedException {
        assertThat(send(admin, "POST", "/passports", "{\"model\": \"nobody:1b\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(admin, "POST", "/passports", "{\"model\": \"%s\", \"host\": \"garage\"}".formatted(CODER))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(user, "GET", "/passports/" + "0".repeat(64), null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anExaminationSetsWhatItFindsOut() throws IOException, InterruptedException {
        var accepted = send(admin, "POST", "/passports", "{\"model\": \"%s\"}".formatted(LEAKY));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        var location = accepted.headers().firstValue("Location").orElseThrow();
        var passport = "/passports/" + location.substring(location.lastIndexOf('/') + 1);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(get(user, passport).path("status").asString())
                                .isEqualTo("done"));

        var done = get(user, passport);
        assertThat(done.path("sets").path("think").asString()).isEqualTo("on");
        assertThat(done.path("sets").path("window_cap").isNull()).isTrue();
        assertThat(done.path("probes")
                        .valueStream()
                        .map(probe -> probe.path("probe").asString()))
                .containsExactly("speed", "thinking", "file_format", "json_schema", "small_tasks", "window");
        assertThat(get(user, "/passports").path("items").size()).isOne();
        assertThat(traits.of(done.path("digest").asString()).thinking()).isEqualTo(Thinking.ON);
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
