package dev.codefactory.planning.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model plans, asks back if it may, and a proposal comes of it, whatever breaks on the way. */
@ChainTest
@Import(TestTokens.class)
class PlanningRunTests {

    private static final String RUNS = "/api/v1/planning/runs/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, String> answers = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    @Autowired
    PlanningSweep sweep;

    @Autowired
    JdbcClient jdbc;

    private String authorization = "";
    private String project = "";

    @BeforeEach
    void aProjectAndAModelThatPlansIt() throws Exception {
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
        project = "/api/v1/projects/"
                + read(post("/api/v1/projects", "{\"name\": \"shop\"}"))
                        .path("id")
                        .asString();
        answers.put("questions", """
                {"questions": [{"question": "Where do orders live?", "options": ["SQLite", "PostgreSQL"], "default": "SQLite"}]}""");
        answers.put("outline", "{\"elements\": [\"store\"]}");
        answers.put("element/1", """
                {"type": "module", "description": "d", "depends_on": [], "tasks": ["keep", "find"]}""");
        answers.put("task/1", "{\"prompt\": \"keep it\", \"depends_on\": []}");
        answers.put("task/2", "{\"prompt\": \"find it\", \"depends_on\": [\"keep\"]}");
        model().script(this::answer);
    }

    private ScriptedGateway model() {
        return (ScriptedGateway) gateway;
    }

    private LlmOutcome answer(LlmCall call) {
        return ScriptedGateway.completed(answers.getOrDefault(call.subject().step(), "no JSON"));
    }

    @Test
    void unattendedNothingIsAsked() throws Exception {
        var run = ended(expand("{}"));

        assertThat(run.path("clarification_id").isNull()).isTrue();
        assertThat(run.path("note").isNull()).isTrue();
        assertThat(model().calls())
                .extracting(call -> call.subject().step())
                .containsExactlyInAnyOrder("outline", "element/1", "task/1", "task/2");
        assertThat(items(run))
                .hasSize(3)
                .allMatch(item -> item.path("state").asString().equals("ok"));
    }

    @Test
    void aQuestionWaitsForItsAnswerWhichTheModelIsTold() throws Exception {
        var run = expand("{\"answer_within_seconds\": 3600}");
        Awaitility.await().until(() -> !run(run).path("clarification_id").isNull());
        assertThat(run(run).path("status").asString()).isEqualTo("waiting_for_answers");
        var asked = "/api/v1/planning/clarifications/"
                + run(run).path("clarification_id").asString();
        assertThat(read(get(asked)).at("/questions/0/default_answer").asString())
                .isEqualTo("SQLite");

        post(asked + "/answers", "{\"answers\": [{\"question\": \"q1\", \"answer\": \"PostgreSQL\"}]}");

        ended(run);
        assertThat(toldBefore("outline")).contains("- Where do orders live? PostgreSQL");
    }

    @Test
    void theSweepTakesTheDefaultOfWhatNobodyAnswers() throws Exception {
        var run = expand("{\"answer_within_seconds\": 1}");

        Awaitility.await().until(() -> {
            sweep.sweep();
            return read(get("/api/v1/executions/" + run))
                    .path("status")
                    .asString()
                    .equals("completed");
        });

        assertThat(toldBefore("outline")).contains("- Where do orders live? SQLite");
    }

    @Test
    void aModelThatHasNothingToAskGoesOn() throws Exception {
        answers.remove("questions");

        assertThat(items(ended(expand("{\"answer_within_seconds\": 3600}")))).hasSize(3);
    }

    @Test
    void aBrokenAnswerCostsOneItem() throws Exception {
        answers.remove("task/1");

        var run = ended(expand("{}"));

        assertThat(run.path("note").asString()).isEqualTo("1 item is broken");
        assertThat(items(run)).extracting(item -> item.path("state").asString()).containsExactly("ok", "broken", "ok");
    }

    @Test
    void theSweepSettlesOnceWhatACrashLeftUnsettled() throws Exception {
        var run = expand("{}");
        ended(run);
        jdbc.sql("update planning_run set settled_at = null, result_id = null where execution_id = :id")
                .param("id", UUID.fromString(run))
                .update();

        sweep.sweep();
        sweep.sweep();

        assertThat(read(get(project + "/proposals")).path("items")).hasSize(2);
        assertThat(ended(run).path("proposal_id").isNull()).isFalse();
    }

    @Test
    void aDocumentOfWhichAPartIsBrokenIsADraftWithANote() throws Exception {
        answers.put("overview", "A shop.");
        answers.put("plan", "{\"phases\": 3}");

        var accepted = post("/api/v1/planning/documents/draft", "{\"title\": \"Shop\", \"description\": \"a shop\"}");
        var run = ended(read(accepted).path("execution_id").asString());

        var document =
                read(get("/api/v1/planning/documents/" + run.path("document_id").asString()));
        assertThat(document.path("status").asString()).isEqualTo("draft");
        assertThat(document.at("/content/overview").asString()).isEqualTo("A shop.");
        assertThat(run.path("note").asString()).contains("context", "plan").doesNotContain("overview");
    }

    @Test
    void nothingIsGeneratedForAProjectWhoseDocumentIsNotApproved() throws Exception {
        post(expanded() + "/apply", "");
        var document = "/api/v1/planning/documents/"
                + read(post("/api/v1/planning/documents", """
                        {"project_id": "%s", "content": {"title": "t"}}""".formatted(
                                        project.substring(project.lastIndexOf('/') + 1))))
                        .path("id")
                        .asString();

        assertThat(post(project + "/generate", "{}").statusCode()).isEqualTo(409);
        post(document + "/submit", "");
        var refused = post(project + "/generate", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("in_review");

        send("DELETE", document, "");
        assertThat(post(project + "/generate", "{}").statusCode()).isEqualTo(202);
    }

    @Test
    void strangersSeeNothing() throws Exception {
        var run = expand("{}");
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();

        assertThat(get(RUNS + run).statusCode()).isEqualTo(404);
        assertThat(read(get("/api/v1/planning/runs")).path("items")).isEmpty();
        assertThat(post(project + "/expand", "{}").statusCode()).isEqualTo(404);
    }

    private String expand(String body) throws Exception {
        var accepted = post(project + "/expand", body);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return read(accepted).path("execution_id").asString();
    }

    private String expanded() throws Exception {
        return proposal(ended(expand("{}")));
    }

    private JsonNode run(String run) throws Exception {
        return read(get(RUNS + run));
    }

    private JsonNode ended(String run) throws Exception {
        get("/api/v1/executions/%s?wait=60s".formatted(run));
        var seen = run(run);
        assertThat(seen.path("status").asString()).as(seen.toString()).isEqualTo("completed");
        return seen;
    }

    private String proposal(JsonNode run) {
        return "%s/proposals/%s".formatted(project, run.path("proposal_id").asString());
    }

    private JsonNode items(JsonNode run) throws Exception {
        return read(get(proposal(run))).path("items");
    }

    private String toldBefore(String step) {
        return model().calls().stream()
                .filter(call -> call.subject().step().equals(step))
                .map(LlmCall::user)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
