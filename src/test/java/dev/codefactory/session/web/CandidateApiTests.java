package dev.codefactory.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several first answers over HTTP: each is a step of its own, and what is known goes from one to the next. */
@ChainTest
@Import(TestTokens.class)
class CandidateApiTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";
    private static final String WORSE = "def add(a, b):  # wrong\n    return a * b  # wrong\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    private String authorization = "";

    @BeforeEach
    void someone() {
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
    }

    @Test
    void eachAnswerIsAStepOfItsOwnAndTheFirstVerifiedOneIsHandedOver() throws Exception {
        ((ScriptedGateway) gateway).codes(WORSE, BAD, GOOD);

        var location = post(5).headers().firstValue("Location").orElseThrow();
        var ended = read(location + "?wait=60s");

        assertThat(ended.path("verdict").asString()).isEqualTo("verified");
        var summary = read(location + "/evidence/summary.json");
        assertThat(summary.path("steps").valueStream())
                .filteredOn(step -> step.path("type").asString().equals("code_generation"))
                .extracting(step -> step.path("round").asInt())
                .containsExactly(0, 1, 2);
        assertThat(summary.path("steps").findValuesAsString("summary"))
                .anyMatch(line -> line.startsWith("candidate 3 of at most 5: ")
                        && line.endsWith("candidate 3 of 3 chosen, as it is verified"));
        assertThat(summary.at("/candidates/chosen").asInt()).isEqualTo(3);
        assertThat(summary.at("/candidates/entries").findValuesAsString("verdict"))
                .containsExactly("rejected", "rejected", "verified");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void fewerThanOneAndMoreThanFiveAreRefused(int candidates) throws Exception {
        var refused = post(candidates);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("config.candidates");
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
        var response = http.send(request(path).GET().build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private HttpResponse<String> post(int candidates) throws IOException, InterruptedException {
        var body = """
                {"template_type": "function", "description": "add two numbers", "config": {"candidates": %d}}
                """.formatted(candidates);
        return http.send(
                request("/api/v1/generate")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port).resolve(path))
                .header("Authorization", authorization);
    }
}
