package dev.codefactory.session.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.cache.AnswerCache;
import dev.codefactory.llm.journal.CallJournal;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.retention.Retention;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was recorded is done again without a model, and what came out otherwise is said. */
@ChainTest
@Import(TestTokens.class)
@TestPropertySource(properties = "codefactory.replay.max-size=100KB")
class ReplayTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    @Autowired
    @Qualifier("execution")
    LlmGateway asExecution;

    @Autowired
    CallJournal journal;

    @Autowired
    Retention retention;

    @Autowired
    AnswerCache cache;

    @Autowired
    JdbcClient jdbc;

    private TestTokens.Identity caller;

    @BeforeEach
    void aModelThatMendsItsCode() {
        caller = tokens.of(UUID.randomUUID().toString());
        model().codes(BAD, GOOD);
    }

    @Test
    void whatWasRecordedComesOutAgainWithoutAModel() throws Exception {
        var cassette = cassette(generated());
        model().script(_ -> new LlmOutcome.Failed(Reason.NO_MODEL, "nobody is to be asked", ""));

        var replay = replayed(cassette, "key");

        assertThat(model().calls()).isEmpty();
        assertThat(replay.path("same_verdict").asBoolean())
                .as(replay.toString())
                .isTrue();
        assertThat(replay.path("same_files").asBoolean()).isTrue();
        assertThat(replay.path("files").findValuesAsString("status")).containsOnly("identical");
        assertThat(replay.path("calls").findValuesAsString("status")).hasSize(3).containsOnly("same");
        assertThat(replay.path("changed_prompts")).isEmpty();
    }

    @Test
    void aCassetteOfAReplayIsThatOfWhatItReplays() throws Exception {
        var cassette = cassette(generated());
        var replay = replayed(cassette, "key");

        assertThat(cassette(replay)).isEqualTo(cassette);
    }

    @Test
    void itIsMarkedEverywhereAndCountsNowhere() throws Exception {
        var execution = generated();
        var before = get("/api/v1/stats");

        var replay = ended(post("/api/v1/executions/" + id(execution) + "/replay", "application/json", new byte[0]));

        var view = get("/api/v1/executions/" + id(replay));
        assertThat(view.path("replay").asBoolean()).isTrue();
        assertThat(view.path("provider").asString()).isEqualTo("replay");
        assertThat(view.path("replay_of").asString()).isEqualTo(id(execution));
        assertThat(replay.path("replay_of").asString()).isEqualTo(id(execution));
        assertThat(marks(replay)).hasSize(3).containsOnly("true " + id(execution));
        assertThat(marks(execution)).hasSize(3).containsOnly("null null");
        assertThat(get("/api/v1/executions/" + id(execution)).path("replay").asBoolean())
                .isFalse();
        assertThat(get("/api/v1/executions/" + id(replay) + "/steps").findValuesAsString("provider"))
                .hasSize(3)
                .containsOnly("replay");
        assertThat(get("/api/v1/executions/" + id(execution)).path("usage")).isEqualTo(JSON.readTree("""
                        {"models": ["scripted:1b"], "input_tokens": 30, "output_tokens": 60, "inference_seconds": 0.015,
                         "sandbox_cpu_seconds": null, "sandbox_peak_memory_bytes": null}
                        """));
        assertThat(view.path("usage")).isEqualTo(JSON.readTree("""
                        {"models": [], "input_tokens": null, "output_tokens": null, "inference_seconds": null,
                         "sandbox_cpu_seconds": null, "sandbox_peak_memory_bytes": null}
                        """));
        assertThat(get("/api/v1/stats").path("items")).isEqualTo(before.path("items"));
        assertThat(jdbc.sql("select lane from work w join step_run s on s.id = w.id where s.execution_id = :id")
                        .param("id", UUID.fromString(id(replay)))
                        .query(String.class)
                        .list())
                .containsOnly("local");
        var trial = jdbc.sql("select count(*) from prompt_use where execution_id = :id");
        assertThat(trial.param("id", UUID.fromString(id(replay)))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(post("/api/v1/executions/" + id(replay) + "/retry", "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void itsAnswersAreNotGivenAgain() throws Exception {
        model().tellsDigest("0f");
        var cassette = cassette(generated());
        cache.forget(caller.owner().id(), null, null, null);
        replayed(cassette, "key");

        generated();
        var asked = model().calls().size();
        generated();
        model().tellsDigest(null);

        assertThat(asked).as("for the original and the one after the replay").isEqualTo(6);
        assertThat(model().calls()).as("but what models answered is").hasSize(asked);
    }

    @Test
    void ofACassetteNobodyKnowsWhatItReplays() throws Exception {
        var execution = generated();
        var stored = ended(post("/api/v1/executions/" + id(execution) + "/replay", "application/json", new byte[0]));
        var sent = replayed(cassette(execution), "key");

        assertThat(marks(sent)).hasSize(3).containsOnly("true null");
        var begun = get("/api/v1/executions/" + id(stored)).path("created_at").asString();
        retention.purge(caller.owner(), Instant.parse(begun));
        assertThat(get("/api/v1/replays/" + id(stored)).path("replay_of").isNull())
                .isTrue();
    }

    /** Of the events that tell of its state, what they say of its being a replay. */
    private List<@Nullable String> marks(JsonNode execution) {
        return jdbc.sql("""
                        select concat_ws(' ', coalesce(data ->> 'replay', 'null'), coalesce(data ->> 'replay_of', 'null'))
                        from execution_event where execution_id = :id and type in ('run', 'end')
                        """)
                .param("id", UUID.fromString(id(execution)))
                .query(String.class)
                .list();
    }

    @Test
    void byKeyAStepThatAsksSomethingElseFailsAndSaysWhatChanged() throws Exception {
        var cassette = cassette(generated());
        cassette.compute("request.json", (_, text) -> String.valueOf(text).replace("add two numbers", "add numbers"));

        var replay = replayed(cassette, "key");

        assertThat(replay.path("status").asString()).isEqualTo("failed");
        assertThat(replay.at("/failure/code").asString()).isEqualTo("not_recorded");
        assertThat(replay.at("/failure/message").asString())
                .contains("call 1 of nlp_analysis, round 0")
                .contains("user changed");
        assertThat(replay.path("same_files").asBoolean(true)).isFalse();
        assertThat(replay.path("calls").findValuesAsString("status"))
                .containsExactly("missing", "unused", "unused", "unused");
    }

    @Test
    void byPositionItIsAnsweredAndTheChangeIsReported() throws Exception {
        var cassette = cassette(generated());
        cassette.compute("request.json", (_, text) -> String.valueOf(text).replace("add two numbers", "add numbers"));

        var replay = replayed(cassette, "position");

        assertThat(replay.path("same_files").asBoolean()).isTrue();
        assertThat(replay.path("calls").findValuesAsString("status"))
                .hasSize(3)
                .contains("changed")
                .doesNotContain("missing", "unused");
        assertThat(replay.at("/calls/0/changes/0").asString()).isEqualTo("user");
    }

    @Test
    void anotherAnswerIsToldAsADifferenceOfFiles() throws Exception {
        var cassette = cassette(generated());
        var last = cassette.keySet().stream()
                .filter(name -> name.startsWith("code_improvement"))
                .findFirst()
                .orElseThrow();
        cassette.compute(last, (_, text) -> String.valueOf(text).replace("a + b", "b + a"));

        var replay = replayed(cassette, "key");

        assertThat(replay.path("same_verdict").asBoolean()).isTrue();
        assertThat(replay.path("same_files").asBoolean(true)).isFalse();
        assertThat(replay.at("/files/0/diff").asString())
                .contains("-    return a + b\n", "+    return b + a\n")
                .startsWith("--- recorded/solution.py");
    }

    @Test
    void whatFailedAndWasAskedAgainFailsAndIsAskedAgain() throws Exception {
        var asked = new AtomicInteger();
        model().script(call ->
                isFirstOfCode(call, asked) ? new LlmOutcome.Failed(Reason.RUNAWAY, "on and on", "") : answer(call));

        var replay = replayed(cassette(generated()), "key");

        assertThat(replay.path("same_files").asBoolean()).as(replay.toString()).isTrue();
        assertThat(replay.path("calls").findValuesAsString("status")).hasSize(3).containsOnly("same");
    }

    @Test
    void aCallThatWasBrokenOffWithItsStepIsBrokenOffAgain() throws Exception {
        var asked = new AtomicInteger();
        model().script(call ->
                isFirstOfCode(call, asked) ? new LlmOutcome.Failed(Reason.RUNAWAY, "on and on", "") : answer(call));
        var execution = generated();
        jdbc.sql(
                        "update llm_call set finish = 'cancelled', failure = null where finish = 'failed' and execution_id = :id")
                .param("id", UUID.fromString(id(execution)))
                .update();

        var replay = replayed(cassette(execution), "key");

        assertThat(replay.path("same_files").asBoolean()).as(replay.toString()).isTrue();
        assertThat(replay.path("calls").findValuesAsString("status")).hasSize(3).containsOnly("same");
    }

    @Test
    void whatAnAttemptAskedThatWasLostIsAnsweredAgainAndNothingElseIs() throws Exception {
        var execution = generated();
        var first = model().calls().getFirst();
        var replay = UUID.fromString(id(replayed(cassette(execution), "key")));
        var step = journal.of(caller.owner().id(), replay).getFirst().step();

        var again = asExecution.ask(asking(first, new Asker(replay, step, null, false)), LlmProgress.NONE);
        jdbc.sql("update llm_call set kept = null where step_id = :step")
                .param("step", step)
                .update();
        journal.begin(step); // its node has died before the outcome was written, and another one begins
        var afterCrash = asExecution.ask(asking(first, new Asker(replay, step, null, false)), LlmProgress.NONE);

        assertThat(again)
                .isInstanceOfSatisfying(
                        LlmOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.NOT_RECORDED));
        assertThat(afterCrash)
                .isInstanceOfSatisfying(
                        LlmOutcome.Completed.class,
                        completed -> assertThat(completed.reply().text()).isEqualTo(ScriptedGateway.REQUIREMENTS));
    }

    private static LlmCall asking(LlmCall call, Asker asker) {
        return new LlmCall(
                call.role(),
                call.model(),
                call.host(),
                call.system(),
                call.user(),
                call.format(),
                call.maxTokens(),
                call.sampling(),
                call.subject(),
                asker);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, x, is nothing that a cassette holds",
        "files/../../x.py, x, not a usable path",
        "result//x.py, x, not a usable path",
        "outcome.json, {}, cannot be read",
        "nlp_analysis-0.md, no header, begins with a header",
        "request.json, '{\"language\": \"cobol\", \"description\": \"x\"}', knows no language",
        "request.json, '{\"language\": \"go\", \"description\": \"\"}', needs a description",
        "request.json, '{\"language\": \"go\", \"description\": \"x\", \"colour\": 1}', cannot be read",
        "request.json, '[', cannot be read"
    })
    void whatIsNoCassetteIsRefusedByTheFileThatIsWrong(String name, String text, String reason) throws Exception {
        var files = new LinkedHashMap<>(Map.of("request.json", "{\"language\": \"python\", \"description\": \"add\"}"));
        files.put(name, text);

        for (var answer : new HttpResponse<?>[] {
            post("/api/v1/replays", "application/zip", CassetteZip.write(files)),
            post("/api/v1/replays", "application/json", JSON.writeValueAsBytes(Map.of("files", files)))
        }) {
            assertThat(answer.statusCode()).as(answer.body().toString()).isEqualTo(400);
            assertThat(answer.body().toString()).contains("cassette-invalid", name, reason);
        }
    }

    @Test
    void whatIsTooLargeIsRefusedUnpackedAndPacked() throws Exception {
        var bomb = CassetteZip.write(Map.of("request.json", " ".repeat(200_000)));
        assertThat(bomb).hasSizeLessThan(1_000);

        assertThat(post("/api/v1/replays", "application/zip", bomb).statusCode())
                .isEqualTo(413);
        assertThat(post("/api/v1/replays", "application/zip", "no zip".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("is no zip");
    }

    @Test
    void nobodyElseGetsACassetteOrSeesAReplay() throws Exception {
        var execution = generated();
        var replay = replayed(cassette(execution), "key");

        caller = tokens.of(UUID.randomUUID().toString());

        assertThat(status("/api/v1/executions/" + id(execution) + "/cassette")).isEqualTo(404);
        assertThat(status("/api/v1/replays/" + id(replay))).isEqualTo(404);
        assertThat(post("/api/v1/executions/" + id(execution) + "/replay", "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReplayGoesWithAllThatBelongsToIt() throws Exception {
        var replay = UUID.fromString(id(replayed(cassette(generated()), "key")));

        retention.purge(caller.owner(), Instant.now(Clock.systemUTC()).plusSeconds(60));

        for (var table : new String[] {"replay", "tape", "tape_recording", "llm_call"}) {
            assertThat(jdbc.sql("select count(*) from " + table + " where execution_id = :id")
                            .param("id", replay)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private static boolean isFirstOfCode(LlmCall call, AtomicInteger asked) {
        return call.subject().step().equals("code_generation") && asked.getAndIncrement() == 0;
    }

    private static LlmOutcome answer(LlmCall call) {
        return ScriptedGateway.completed(
                call.subject().step().equals("nlp_analysis")
                        ? ScriptedGateway.REQUIREMENTS
                        : "solution.py\n```python\n" + GOOD + "```\n");
    }

    private ScriptedGateway model() {
        return (ScriptedGateway) gateway;
    }

    private JsonNode generated() throws IOException, InterruptedException {
        var body = JSON.writeValueAsBytes(Map.of("template_type", "function", "description", "add two numbers"));
        return ended(post("/api/v1/generate", "application/json", body));
    }

    private JsonNode replayed(Map<String, String> cassette, String match) throws IOException, InterruptedException {
        return ended(post("/api/v1/replays?match=" + match, "application/zip", CassetteZip.write(cassette)));
    }

    private Map<String, String> cassette(JsonNode execution) throws IOException, InterruptedException {
        var request =
                request("/api/v1/executions/" + id(execution) + "/cassette").build();
        var zip = http.send(request, BodyHandlers.ofByteArray()).body();
        return CassetteZip.read(new ByteArrayInputStream(zip), 1_000_000);
    }

    private static String id(JsonNode execution) {
        return execution.path("execution_id").asString();
    }

    private JsonNode ended(HttpResponse<String> accepted) throws IOException, InterruptedException {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        var location = accepted.headers().firstValue("Location").orElseThrow();
        return get(location + "?wait=60s");
    }

    private int status(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.discarding()).statusCode();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(request(path).build(), BodyHandlers.ofString()).body());
    }

    private HttpResponse<String> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", caller.authorization());
    }
}
