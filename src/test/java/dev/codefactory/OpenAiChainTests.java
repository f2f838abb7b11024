package dev.codefactory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.faults.CodingModel;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.standin.openai.Flavour;
import dev.codefactory.standin.openai.OpenAiStandIn;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application with a server that speaks OpenAI's API, configured by the two lines of the guide. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "codefactory.llm.provider=openai")
@Import({TestPostgres.class, OpenAiChainTests.Scripted.class})
class OpenAiChainTests {

    static final String MODEL = "qwen2.5-coder-7b";
    static final OpenAiStandIn server = OpenAiStandIn.start(Flavour.LLAMA_CPP);
    static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    private String admin = "";

    @DynamicPropertySource
    static void hosts(DynamicPropertyRegistry properties) {
        properties.add("codefactory.llm.openai.hosts.box.url", () -> server.url() + "/v1");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Scripted {

        @Bean
        @Primary
        QualityAnalyzer scriptedAnalyzer() {
            return new ScriptedAnalyzer();
        }
    }

    @BeforeEach
    void begin() throws IOException {
        CodingModel.teach(server.model(MODEL)).knobs(knobs -> knobs.numCtx(32_768));
        admin = "Bearer " + Files.readString(adminToken).strip();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRequestIsAnsweredMendedAndVerified() throws IOException, InterruptedException {
        var accepted =
                send("POST", "/generate", "{\"template_type\": \"function\", \"description\": \"Add two numbers.\"}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        var id = JSON.readTree(accepted.body()).path("execution_id").asString();

        var execution = get("/executions/" + id + "?wait=60s");

        assertThat(execution.path("status").asString()).as(execution.toString()).isEqualTo("completed");
        assertThat(execution.path("verdict").asString()).isEqualTo("verified");
        assertThat(execution.path("provider").asString()).isEqualTo("openai");
        assertThat(server.ledger().of("/v1/chat/completions")).hasSize(CodingModel.CALLS);
    }

    @Test
    void itsHostsAndModelsAreShownAndNothingIsInvented() throws IOException, InterruptedException {
        var status = get("/models");
        assertThat(status.path("provider").asString()).isEqualTo("openai");
        assertThat(status.path("usable").asBoolean()).isTrue();
        assertThat(status.path("models").path("code").asString()).isEqualTo(MODEL);

        var hosts = get("/models/hosts").path("items");
        assertThat(hosts).hasSize(1);
        assertThat(hosts.get(0).path("id").asString()).isEqualTo("box");
        assertThat(hosts.get(0).path("answers").asBoolean()).isTrue();
        assertThat(hosts.get(0).path("version").asString()).isEqualTo("b6912-a2b1c3d4");

        var models = get("/models/installed?name=" + MODEL).path("items");
        assertThat(models).hasSize(1);
        assertThat(models.get(0).path("digest").isNull()).isTrue();
        assertThat(models.get(0).path("hosts").get(0).path("window").asInt()).isEqualTo(32_768);
    }

    @Test
    void itIsPartOfTheHealth() throws IOException, InterruptedException {
        var health = send("GET", "http://localhost:%d/health".formatted(port), null);

        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
        var models = JSON.readTree(health.body()).path("components").path("models");
        assertThat(models.path("status").asString()).isEqualTo("UP");
        assertThat(models.path("details").path("provider").asString()).isEqualTo("openai");
    }

    @Test
    void whatItCannotDoIsRefusedWithTheReason() throws IOException, InterruptedException {
        var pull = send("POST", "/models/pulls", "{\"model\": \"qwen3-coder:30b\"}");
        assertThat(pull.statusCode()).as(pull.body()).isEqualTo(409);
        assertThat(pull.body()).contains("models-not-pulled", "is started with its model");

        var passport = send("POST", "/models/passports", "{\"model\": \"%s\"}".formatted(MODEL));
        assertThat(passport.statusCode()).as(passport.body()).isEqualTo(409);
        assertThat(passport.body()).contains("model-without-digest");

        assertThat(send("POST", "/models/passports", "{\"model\": \"unheard-of\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send("GET", path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        var url = path.startsWith("http") ? path : "http://localhost:%d/api/v1%s".formatted(port, path);
        var request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", admin);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
