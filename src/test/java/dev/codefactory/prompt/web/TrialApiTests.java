package dev.codefactory.prompt.web;

import static dev.codefactory.prompt.web.PromptApi.JSON;
import static dev.codefactory.prompt.web.PromptApi.PROMPT;
import static dev.codefactory.prompt.web.PromptApi.TRIALS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trials of prompts over HTTP, from their start to what executions get of them. */
@ChainTest
@Import(TestTokens.class)
class TrialApiTests {

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LlmGateway gateway;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    private PromptApi api = new PromptApi(0, "");

    @BeforeEach
    void theAdmin() throws IOException {
        jdbc.sql("delete from prompt_trial").update();
        jdbc.sql("delete from prompt_version where origin <> 'shipped'").update();
        jdbc.sql("update prompt_version set effective = true, activated = 1").update();
        api = new PromptApi(port, Files.readString(adminToken).strip());
    }

    @Test
    void aTrialIsStartedPromotedAndThenEnded() throws Exception {
        var challenger = api.newVersion();

        var started = api.post(TRIALS, PromptApi.trial(challenger));

        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        var location = started.headers().firstValue("Location").orElseThrow();
        assertThat(api.read(location).path("status").asString()).isEqualTo("running");
        assertThat(api.read(TRIALS).at("/items/0/id"))
                .isEqualTo(api.read(location).path("id"));
        assertThat(api.problem(api.post(TRIALS, PromptApi.trial(challenger)), 409))
                .endsWith("trial-open");
        assertThat(api.read(PROMPT).path("effective_version").asInt()).isEqualTo(1);

        assertThat(JSON.readTree(api.post(location + "/promote", "").body())
                        .path("status")
                        .asString())
                .isEqualTo("guarded");
        assertThat(api.read(PROMPT).path("effective_version").asInt()).isEqualTo(challenger);
        assertThat(api.problem(api.post(location + "/promote", ""), 409)).endsWith("trial-ended");
        assertThat(api.problem(api.post(TRIALS, PromptApi.trial(challenger)), 400))
                .endsWith("invalid-request");
    }

    @Test
    void aTrialThatIsStoppedLeavesTheEffectiveVersion() throws Exception {
        var location = api.post(TRIALS, PromptApi.trial(api.newVersion()))
                .headers()
                .firstValue("Location")
                .orElseThrow();

        var stopped = JSON.readTree(api.post(location + "/stop", "").body());

        assertThat(stopped.path("status").asString()).isEqualTo("stopped");
        assertThat(stopped.path("ended_at").isNull()).isFalse();
        assertThat(api.read(PROMPT).path("effective_version").asInt()).isEqualTo(1);
        assertThat(api.problem(api.post(location + "/stop", ""), 409)).endsWith("trial-ended");
        assertThat(api.problem(api.post(TRIALS + "/" + UUID.randomUUID() + "/stop", ""), 404))
                .endsWith("trial-not-found");
    }

    @Test
    void whatIsSurelyBetterIsPromotedWithoutAPerson() throws Exception {
        var challenger = api.newVersion();
        var started = api.post(TRIALS, """
                {"step": "nlp_analysis", "challenger": %d, "min_runs": 5, "auto_promote": true}""".formatted(challenger));
        var trial = JSON.readTree(started.body()).path("id").asString();

        ran(trial, "champion", false);
        ran(trial, "challenger", true);

        Awaitility.await()
                .until(() ->
                        api.read(TRIALS + "/" + trial).path("status").asString().equals("guarded"));
        assertThat(api.read(PROMPT).path("effective_version").asInt()).isEqualTo(challenger);
    }

    /** As if ten executions of it had ended. */
    private void ran(String trial, String arm, boolean passed) {
        jdbc.sql("""
                insert into prompt_trial_run (trial_id, execution_id, arm, passed, repairs, seconds)
                select :trial, gen_random_uuid(), :arm, :passed, 0, 1 from generate_series(1, 10)
                """)
                .param("trial", UUID.fromString(trial))
                .param("arm", arm)
                .param("passed", passed)
                .update();
    }

    @Test
    void aPastExecutionIsReplayedOnceWithEachVersion() throws Exception {
        ((ScriptedGateway) gateway).codes("def add(a, b):\n    return a + b\n");
        var past = JSON.readTree(
                        api.post("/api/v1/generate", "{\"template_type\": \"function\", \"description\": \"add\"}")
                                .body())
                .path("execution_id")
                .asString();
        await(past);
        var challenger = api.newVersion();
        var location = api.post(TRIALS, PromptApi.trial(challenger))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var body = "{\"executions\": [\"%s\"]}".formatted(past);

        var replayed =
                JSON.readTree(api.post(location + "/replay", body).body()).at("/items/0");

        assertThat(replayed.path("replay_of").asString()).isEqualTo(past);
        for (var arm : Map.of("champion", 1, "challenger", challenger).entrySet()) {
            var execution = replayed.path(arm.getKey()).asString();
            await(execution);
            assertThat(api.read("/api/v1/executions/%s/steps".formatted(execution))
                            .at("/items/0/model/prompt_version"))
                    .as(arm.getKey())
                    .isEqualTo(JSON.valueToTree(arm.getValue()));
            assertThat(api.read(location).path(arm.getKey()).path("runs").asInt())
                    .isEqualTo(1);
        }
        api.post(location + "/stop", "");
        assertThat(api.problem(api.post(location + "/replay", body), 409)).endsWith("trial-ended");
        api = new PromptApi(port, tokens.of("somebody").token());
        assertThat(api.problem(api.post(location + "/replay", body), 403)).endsWith("admin-only");
    }

    private void await(String execution) throws Exception {
        assertThat(api.read("/api/v1/executions/%s?wait=60s".formatted(execution))
                        .path("verdict")
                        .asString())
                .isEqualTo("verified");
    }
}
