package dev.codefactory.session.policy;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request may say of how its files are judged. */
@ChainTest
@Import(TestTokens.class)
class PolicyApiTests {

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
    void anOwnerOfItsOwn() {
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
        ((ScriptedGateway) gateway).codes("def add(a, b):\n    return a + b\n");
    }

    @Test
    void aStricterRequestIsHeldToWhatItSaysAndTheEvidenceTells() throws Exception {
        var execution = ended(generate("{'quality': {'min_test_coverage': 0.95, 'execution_timeout': 7}}"));

        var thresholds = execution.path("thresholds");
        assertThat(thresholds.path("min_test_coverage").asDouble()).isEqualTo(0.95);
        assertThat(thresholds.path("max_complexity").asInt()).isEqualTo(10);
        assertThat(thresholds.path("max_security_issues").asInt()).isZero();
        assertThat(thresholds.path("execution_timeout").asInt()).isEqualTo(7);
        var summary = "/api/v1/executions/%s/evidence/summary.md"
                .formatted(execution.path("execution_id").asString());
        assertThat(get(summary).body()).contains("Held to: ", "tests within 7 s.");
    }

    @Test
    void aTargetForTheTestsIsWhatTheyAreHeldToUnlessTheMeasuresSayAnother() throws Exception {
        assertThat(coverageOf("{'testing': {'test_coverage_target': 0.9}}")).isEqualTo(0.9);
        assertThat(coverageOf("{'testing': {'test_coverage_target': 0.9}, 'quality': {'max_complexity': 8}}"))
                .isEqualTo(0.9);
        assertThat(coverageOf("{'testing': {'test_coverage_target': 0.9}, 'quality': {'min_test_coverage': 0.95}}"))
                .isEqualTo(0.95);
        assertThat(coverageOf("{'testing': {'test_coverage_target': 0.1}}")).isEqualTo(0.8);
    }

    private double coverageOf(String config) throws Exception {
        return ended(generate(config))
                .path("thresholds")
                .path("min_test_coverage")
                .asDouble();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'quality': {'max_complexity': 11}}            | config.quality.max_complexity      | must be at most 10 here",
                "{'quality': {'min_test_coverage': 0.1}}        | config.quality.min_test_coverage   | must be at least 0.8 here",
                "{'quality': {'max_security_issues': 1}}        | config.quality.max_security_issues | must be at most 0 here",
                "{'quality': {'execution_timeout': 301}}        | config.quality.execution_timeout   | must be at most 300 here",
                "{'quality': {'max_complexity': 0}}             | config.quality.max_complexity      | 1",
                "{'quality': {'other': 1}}                      | other                              | unknown",
                "{'allowed_packages': {'python': ['*']}}        | config.allowed_packages.python[0]  | must match",
                "{'allowed_packages': {'cobol': ['acme']}}      | cobol                              | unknown",
            })
    void whatGoesTooFarIsRefusedByFieldAndRemedy(String config, String field, String remedy) throws Exception {
        var answer = generate(config);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(field, remedy);
    }

    @Test
    void packagesOfTheCallersOwnAreAccepted() throws Exception {
        assertThat(generate("{'allowed_packages': {'python': ['acme_billing'], 'node': ['@acme/*']}}")
                        .statusCode())
                .isEqualTo(202);
    }

    private HttpResponse<String> generate(String config) throws IOException, InterruptedException {
        var body = "{'template_type': 'function', 'description': 'add two numbers', 'config': %s}".formatted(config);
        var request = request("/api/v1/generate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"')));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode ended(HttpResponse<String> accepted) throws IOException, InterruptedException {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        var location = accepted.headers().firstValue("Location").orElseThrow();
        return json.readTree(get(location + "?wait=60s").body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization);
    }
}
