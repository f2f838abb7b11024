package dev.codefactory.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A step that waits for its owner's word has it from nobody else, and once. */
@ChainTest
@Import(TestTokens.class)
class ApprovalApiTests {

    private static final String ASKING = """
            name: asking
            title: Asking
            description: Asks its owner.
            steps:
              - {id: before, type: transform, expression: "1"}
              - {id: look, type: approval}
              - {id: after, type: prompt, prompt: "They said: {{steps.look}}"}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    private String authorization = "";
    private String execution = "";

    @BeforeEach
    void anExecutionThatWaits() throws Exception {
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
        model().script(_ -> ScriptedGateway.completed("words"));
        send("POST", "/api/v1/templates", ASKING, "application/yaml");
        execution = "/api/v1/executions/"
                + read(post("/api/v1/generate", "{\"template_type\": \"asking\", \"description\": \"x\"}"))
                        .path("execution_id")
                        .asString();
        Awaitility.await().until(() -> steps().size() == 2);
    }

    private ScriptedGateway model() {
        return (ScriptedGateway) gateway;
    }

    @Test
    void whatItsOwnerApprovesGoesOnWithTheComment() throws Exception {
        var look = id(1);
        assertThat(steps().path(1).path("status").asString()).isEqualTo("queued");

        assertThat(post(look + "/approve", "{\"comment\": \"as discussed\"}").statusCode())
                .isEqualTo(202);

        assertThat(ended().path("status").asString()).isEqualTo("completed");
        assertThat(steps().path(1).path("summary").asString()).isEqualTo("approved: as discussed");
        assertThat(model().calls()).extracting(LlmCall::user).containsExactly("They said: as discussed");
        assertThat(problem(post(look + "/approve", ""), 409)).endsWith("approval-not-awaited");
    }

    @Test
    void whatItsOwnerRejectsEndsAsFailed() throws Exception {
        assertThat(post(id(1) + "/reject", "{\"comment\": \"too dear\"}").statusCode())
                .isEqualTo(202);

        assertThat(ended().path("status").asString()).isEqualTo("failed");
        assertThat(ended().at("/failure/code").asString()).isEqualTo("not_approved");
        assertThat(ended().at("/failure/message").asString()).contains("too dear");
        assertThat(steps()).hasSize(2);
    }

    @Test
    void aStrangersWordCountsForNothing() throws Exception {
        var look = id(1);
        var mine = authorization;
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();

        assertThat(problem(post(look + "/approve", ""), 404)).endsWith("execution-not-found");
        assertThat(problem(post(look + "/reject", ""), 404)).endsWith("execution-not-found");

        authorization = mine;
        assertThat(steps().path(1).path("status").asString()).isEqualTo("queued");
        assertThat(post(look + "/approve", "").statusCode()).isEqualTo(202);
        assertThat(ended().path("status").asString()).isEqualTo("completed");
    }

    @Test
    void aStepThatWaitsForNobodyTakesNoWord() throws Exception {
        assertThat(problem(post(id(0) + "/approve", ""), 409)).endsWith("approval-not-awaited");
        assertThat(problem(post(execution + "/steps/" + UUID.randomUUID() + "/approve", ""), 404))
                .endsWith("step-not-found");

        send("DELETE", execution, "", "application/json");

        assertThat(problem(post(id(1) + "/approve", ""), 409)).endsWith("approval-not-awaited");
        assertThat(ended().path("status").asString()).isEqualTo("cancelled");
    }

    private String id(int position) throws Exception {
        return "%s/steps/%s"
                .formatted(execution, steps().path(position).path("id").asString());
    }

    private JsonNode steps() throws Exception {
        return read(send("GET", execution + "/steps", "", "application/json")).path("items");
    }

    private JsonNode ended() throws Exception {
        return read(send("GET", execution + "?wait=60s", "", "application/json"));
    }

    private String problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return read(answer).path("type").asString();
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body, "application/json");
    }

    private HttpResponse<String> send(String method, String path, String body, String type) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
