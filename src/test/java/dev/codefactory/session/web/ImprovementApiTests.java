package dev.codefactory.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.session.ChainTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was mended, and an owner's word on it. */
@ChainTest
@Import(TestTokens.class)
class ImprovementApiTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    @Autowired
    QueueControl queue;

    private String authorization = "";

    @BeforeEach
    void aModelThatMendsItsCode() {
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
        ((ScriptedGateway) gateway).codes(BAD, GOOD);
    }

    @Test
    void eachRoundIsShownAsIssueFixAndEvidence() throws Exception {
        var items = improvements(generated()).path("items");

        assertThat(items).hasSize(1);
        var item = items.path(0);
        assertThat(item.path("number").asInt()).isEqualTo(1);
        assertThat(item.path("status").asString()).isEqualTo("applied");
        assertThat(item.path("problems").path(0).asString()).isEqualTo("failing_tests");
        assertThat(item.at("/issues/0/finding/message").asString()).isEqualTo("1 tests fail");
        assertThat(item.at("/issues/0/resolved").asBoolean()).isTrue();
        assertThat(item.at("/fix/files/0").asString()).isEqualTo("solution.py");
        assertThat(item.at("/fix/diff").asString()).contains("-    return a - b  # wrong\n+    return a + b\n");
        assertThat(item.at("/evidence/before").findValuesAsString("status")).contains("red");
        assertThat(item.at("/evidence/after").findValuesAsString("status")).containsOnly("green");
    }

    @Test
    void theFiguresOfEachRevisionShowHowItWent() throws Exception {
        var path = path(generated()) + "/metrics";

        var items = json.readTree(get(path).body()).path("items");

        assertThat(items.findValuesAsString("round")).isEqualTo(List.of("0", "1", "1"));
        assertThat(items.findValuesAsString("verdict")).containsExactly("rejected", "verified", "verified");
        assertThat(items.at("/0/findings/high").asInt()).isEqualTo(1);
        assertThat(items.at("/1/findings/high").asInt()).isZero();
        assertThat(items.at("/0/tests/failed").asInt()).isEqualTo(1);
        var files = json.readTree(
                get(path + "/" + items.at("/0/step_id").asString() + "?limit=1").body());
        assertThat(files.at("/items/0/path").asString()).isEqualTo("solution.py");
        assertThat(files.at("/items/0/findings/high").asInt()).isEqualTo(1);
        assertThat(files.path("next").isNull()).isTrue();
        assertThat(get(path + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void rejectingTakesItOutAndHasTheRestChecked() throws Exception {
        var first = generated();

        var second = decided(first, "/improvements/1/reject");

        assertThat(file(second)).isEqualTo(BAD);
        assertThat(second.path("verdict").asString()).isEqualTo("rejected");
        assertThat(second.path("retry_of").asString())
                .isEqualTo(first.path("execution_id").asString());
        assertThat(status(second)).isEqualTo("rejected");
        assertThat(file(first)).isEqualTo(GOOD);
        assertThat(status(first)).isEqualTo("applied");
    }

    @Test
    void whatWasRejectedCanBeAcceptedAfterAll() throws Exception {
        var rejected = decided(generated(), "/improvements/1/reject");

        var accepted = decided(rejected, "/improvements/1/accept");

        assertThat(file(accepted)).isEqualTo(GOOD);
        assertThat(accepted.path("verdict").asString()).isEqualTo("verified");
        assertThat(status(accepted)).isEqualTo("accepted");
    }

    @Test
    void theSameKeyDecidesOnce() throws Exception {
        var path = path(generated()) + "/improvements/1/reject";

        var one = post(path, "Idempotency-Key", "once");
        var other = post(path, "Idempotency-Key", "once");

        assertThat(other.headers().firstValue("Location"))
                .isEqualTo(one.headers().firstValue("Location"));
    }

    @Test
    void oneDecisionIsTriedAtATime() throws Exception {
        var execution = generated();
        queue.pause();
        try {
            assertThat(post(path(execution) + "/improvements/1/reject").statusCode())
                    .isEqualTo(202);

            assertThat(post(path(execution) + "/improvements/1/accept"))
                    .returns(409, HttpResponse::statusCode)
                    .satisfies(answer -> assertThat(answer.body()).contains("execution-open"));
        } finally {
            queue.resume();
        }
    }

    @Test
    void whatCannotBeDoneIsAProblem() throws Exception {
        var execution = generated();
        var rejected = decided(execution, "/improvements/1/reject");

        assertThat(post(path(execution) + "/improvements/7/accept"))
                .returns(404, HttpResponse::statusCode)
                .satisfies(answer -> assertThat(answer.body()).contains("improvement-not-found"));
        assertThat(post(path(rejected) + "/improvements/1/reject"))
                .returns(409, HttpResponse::statusCode)
                .satisfies(answer -> assertThat(answer.body()).contains("improvement-refused"));
        assertThat(post(path(execution) + "/improvements/0/accept").statusCode())
                .isEqualTo(400);
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
        assertThat(get(path(execution) + "/improvements").statusCode()).isEqualTo(404);
        assertThat(post(path(execution) + "/improvements/1/accept").statusCode())
                .isEqualTo(404);
    }

    private JsonNode generated() throws IOException, InterruptedException {
        var body = "{\"template_type\": \"function\", \"description\": \"add two numbers\"}";
        var request = request("/api/v1/generate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return ended(http.send(request.build(), BodyHandlers.ofString()));
    }

    private JsonNode decided(JsonNode execution, String decision) throws IOException, InterruptedException {
        return ended(post(path(execution) + decision));
    }

    private JsonNode ended(HttpResponse<String> accepted) throws IOException, InterruptedException {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        var location = accepted.headers().firstValue("Location").orElseThrow();
        return json.readTree(get(location + "?wait=60s").body());
    }

    private JsonNode improvements(JsonNode execution) throws IOException, InterruptedException {
        return json.readTree(get(path(execution) + "/improvements").body());
    }

    private String status(JsonNode execution) throws IOException, InterruptedException {
        return improvements(execution).at("/items/0/status").asString();
    }

    private String file(JsonNode execution) throws IOException, InterruptedException {
        return get(path(execution) + "/files/solution.py").body();
    }

    private static String path(JsonNode execution) {
        return "/api/v1/executions/" + execution.path("execution_id").asString();
    }

    private HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization);
        return headers.length == 0 ? request : request.headers(headers);
    }
}
