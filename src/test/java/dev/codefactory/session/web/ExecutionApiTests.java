package dev.codefactory.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a script sees: a request goes in over HTTP, files and their evidence come out. */
@ChainTest
@Import(TestTokens.class)
class ExecutionApiTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String REQUEST = """
            {"template_type": "function", "description": "add two numbers"}
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

    @BeforeEach
    void anOwnerOfItsOwn() {
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
        ((ScriptedGateway) gateway).codes(GOOD);
    }

    @Test
    void aTemplateAndADescriptionAreAWholeRequest() throws Exception {
        var accepted = post(REQUEST);

        assertThat(accepted.statusCode()).isEqualTo(202);
        var body = json.readTree(accepted.body());
        assertThat(body.path("status").asString()).isEqualTo("queued");
        assertThat(body.path("workflow_status").asString()).isEqualTo("Started");
        assertThat(body.path("pipeline_id").asString()).isNotEmpty();
        assertThat(body.path("estimated_completion").asString()).isNotEmpty();
        assertThat(accepted.headers().firstValue("Location"))
                .hasValue("/api/v1/executions/" + body.path("execution_id").asString());
    }

    @Test
    void waitingForTheEndGivesVerdictFilesAndEvidence() throws Exception {
        var execution = finished(REQUEST);

        assertThat(execution.path("status").asString()).isEqualTo("completed");
        assertThat(execution.path("workflow_status").asString()).isEqualTo("Success");
        assertThat(execution.path("verdict").asString()).isEqualTo("verified");
        assertThat(execution.path("gates").findValuesAsString("status")).containsOnly("green");

        var path = "/api/v1/executions/" + execution.path("execution_id").asString();
        var file = get(path + "/files/solution.py");
        assertThat(file.body()).isEqualTo(GOOD);
        var etag = file.headers().firstValue("ETag").orElseThrow();
        assertThat(get(path + "/files/solution.py", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertThat(get(path + "/files/nothing.py").statusCode()).isEqualTo(404);
        assertThat(get(path + "/evidence/summary.json").body()).contains("verified", "nlp_analysis");
        assertThat(get(path + "/evidence/junit.xml").body()).startsWith("<testsuite");
    }

    @Test
    void theArchiveHoldsFilesAndEvidenceAndIsTheSameEveryTime() throws Exception {
        var execution = finished(REQUEST);
        var path = "/api/v1/executions/" + execution.path("execution_id").asString() + "/archive.zip";

        var first = bytes(path);
        var second = bytes(path);

        assertThat(first).isEqualTo(second);
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(first), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .containsExactly(
                        ".codefactory/codequality.json",
                        ".codefactory/junit.xml",
                        ".codefactory/report.sarif",
                        ".codefactory/summary.json",
                        ".codefactory/summary.md",
                        "solution.py");
    }

    @ParameterizedTest
    @CsvSource({
        "summary.json, application/json, \"checklist\"",
        "summary.md, text/markdown;charset=UTF-8, ## Code Factory: verified",
        "report.sarif, application/sarif+json, \"2.1.0\"",
        "codequality.json, application/json, [ ]",
        "junit.xml, application/xml, <testsuite",
    })
    void eachPieceOfEvidenceHasItsTypeAndItsTag(String name, String type, String content) throws Exception {
        var execution = finished(REQUEST);
        var path = "/api/v1/executions/" + execution.path("execution_id").asString() + "/evidence/" + name;

        var piece = get(path);

        assertThat(piece.body()).contains(content);
        assertThat(piece.headers().firstValue("Content-Type")).hasValue(type);
        var tag = piece.headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(path.replace(name, "other.txt")).statusCode()).isEqualTo(404);
    }

    @Test
    void anOpenExecutionIsEstimatedFromThoseThatHaveEnded() throws Exception {
        var ended = finished(REQUEST);
        var release = new CountDownLatch(1);
        ((ScriptedGateway) gateway).script(_ -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new LlmOutcome.Cancelled("");
        });
        var location = post(REQUEST).headers().firstValue("Location").orElseThrow();

        var open = json.readTree(get(location).body());
        send("DELETE", location, "");
        release.countDown();

        assertThat(ended.path("estimate").isNull()).isTrue();
        assertThat(open.at("/estimate/based_on").asString()).isEqualTo("history");
        assertThat(open.at("/estimate/sample").asInt()).isPositive();
        assertThat(open.at("/estimate/p50").asString())
                .isEqualTo(open.path("estimated_completion").asString());
        assertThat(Instant.parse(open.at("/estimate/p90").asString()))
                .isAfterOrEqualTo(Instant.parse(open.at("/estimate/p50").asString()));
    }

    @Test
    void aLostConnectionContinuesBehindTheLastEvent() throws Exception {
        var execution = finished(REQUEST);
        var path = "/api/v1/executions/" + execution.path("execution_id").asString() + "/events";

        var whole = get(path).body();
        var rest = get(path, "Last-Event-ID", "3").body();

        assertThat(whole).startsWith("id:1\nevent:run\n").contains("event:end\n");
        assertThat(rest).startsWith("id:4\n");
        assertThat(whole).endsWith(rest);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() throws Exception {
        assertThat(post(REQUEST, "Idempotency-Key", "k1").statusCode()).isEqualTo(202);
        assertThat(post(REQUEST, "Idempotency-Key", "k1").statusCode()).isEqualTo(202);

        var refused = post(REQUEST.replace("two", "three"), "Idempotency-Key", "k1");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("urn:codefactory:problem:idempotency-key-reused");
    }

    @ParameterizedTest(name = "{1} is named")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'template_type': 'function'} | description",
                "{'template_type': 'magic', 'description': 'x'} | template_type",
                "{'template_type': 'function', 'description': 'x', 'files': [{'path': '../x', 'content': ''}]} | files[0].path",
                "{'template_type': 'function', 'description': 'x', 'target': {'path': '/etc/passwd'}} | target.path",
                "{'template_type': 'function', 'description': 'x', 'config': {'testing': {'test_coverage_target': 2}}} | config.testing.test_coverage_target",
                "{'template_type': 'function', 'description': 'x', 'config': {'project': {'language': 'cobol'}}} | config.project.language",
                "{'template_type': 'function', 'description': 'x', 'acceptance_tests': {'files': []}} | acceptance_tests.files",
                "{'template_type': 'function', 'description': 'x', 'files': [null]} | files[0]",
                "{'template_type': 'function', 'description': 'x', 'status': 'completed'} | status",
                "{'template_type': 'function', 'description': 'x', 'priority': 11} | priority",
                "{'template_type': 'function', 'description': 'x', 'target': {'files': [{'path': 'a.py', 'purpose': 'x', 'imports': ['b.py']}]}} | target.files[0].imports[0]",
                "{'template_type': 'function', 'description': 'x', 'target': {'files': [{'path': 'a.py', 'purpose': 'x', 'imports': ['a.py']}]}} | target.files[0].imports",
                "{'template_type': 'function', 'description': 'x', 'target': {'files': [{'path': 'a.py', 'purpose': 'x'}, {'path': 'A.py', 'purpose': 'x'}]}} | target.files[1].path",
                "{'template_type': 'function', 'description': 'x', 'depends_on': [null]} | depends_on[0]",
                "{'template_type': 'function', 'description': 'x', 'depends_on': ['0199aaaa-0000-7000-8000-000000000000']} | depends_on[0]"
            })
    void whatIsWrongIsNamed(String body, String field) throws Exception {
        var refused = post(body.replace('\'', '"'));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json.readTree(refused.body()).path("errors").findValuesAsString("field"))
                .contains(field);
    }

    @Test
    void aListIsNarrowedDown() throws Exception {
        var first = finished(REQUEST);
        var id = first.path("execution_id").asString();
        finished(REQUEST.replace("two numbers", "three words"));
        var list = "/api/v1/executions?";

        assertThat(count(list)).isEqualTo(2);
        assertThat(count(list + "status=completed,failed")).isEqualTo(2);
        assertThat(count(list + "status=queued&status=running")).isZero();
        assertThat(count(list + "q=TWO")).isEqualTo(1);
        assertThat(count(list + "session_id=" + first.path("session_id").asString()))
                .isEqualTo(1);
        assertThat(count(list + "project_id=" + id)).isZero();
        assertThat(count(list + "created_before=" + first.path("created_at").asString()))
                .isZero();
        assertThat(count(list + "created_after=" + first.path("created_at").asString()))
                .isEqualTo(1);
        assertThat(get(list + "status=done").statusCode()).isEqualTo(400);
        assertThat(json.readTree(get("/api/v1/executions/summary").body())
                        .path("by_status")
                        .path("completed")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatHasEndedIsRepeatedAndKeepsItsEnd() throws Exception {
        var ended = finished(REQUEST);
        var path = "/api/v1/executions/" + ended.path("execution_id").asString();
        var step = json.readTree(get(path + "/steps").body())
                .path("items")
                .path(1)
                .path("id")
                .asString();

        assertThat(send("POST", path + "/retry", "").statusCode()).isEqualTo(409);
        assertThat(send("PATCH", path, "{\"priority\": 9}").statusCode()).isEqualTo(409);
        assertThat(send("POST", path + "/steps/" + ended.path("session_id").asString() + "/rerun", "")
                        .statusCode())
                .isEqualTo(404);
        var accepted = send("POST", path + "/steps/" + step + "/rerun", "");

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        var again = json.readTree(get(accepted.headers().firstValue("Location").orElseThrow() + "?wait=60s")
                .body());
        assertThat(again.path("status").asString()).isEqualTo("completed");
        assertThat(path).endsWith(again.path("retry_of").asString());
        assertThat(json.readTree(get(path).body()).path("retried_as").path(0).asString())
                .isEqualTo(again.path("execution_id").asString());
    }

    private int count(String list) throws IOException, InterruptedException {
        return json.readTree(get(list).body()).path("items").size();
    }

    @Test
    void twoFilesAtOnePathAreRefused() throws Exception {
        var refused = post("""
                {"template_type": "function", "description": "x",
                 "files": [{"path": "a.py", "content": ""}, {"path": "A.py", "content": ""}]}
                """);

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    private JsonNode finished(String request) throws IOException, InterruptedException {
        var location = post(request).headers().firstValue("Location").orElseThrow();
        var ended = get(location + "?wait=60s");
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        return json.readTree(ended.body());
    }

    private HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        var request = request("/api/v1/generate", headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = request(path).method(method, BodyPublishers.ofString(body));
        return http.send(
                (body.isEmpty() ? request : request.header("Content-Type", "application/json")).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).build(), BodyHandlers.ofString());
    }

    private byte[] bytes(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofByteArray()).body();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization);
        return headers.length == 0 ? request : request.headers(headers);
    }
}
