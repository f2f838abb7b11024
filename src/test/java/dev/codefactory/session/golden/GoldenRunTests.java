package dev.codefactory.session.golden;

import static dev.codefactory.session.golden.TemplateApi.TEMPLATES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.session.ChainTest;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A version becomes current when it stood its test, and nothing that runs notices. */
@ChainTest
@Import(TestTokens.class)
class GoldenRunTests {

    private static final String RIGHT = "def add(a, b):\n    return a + b\n";
    private static final String WRONG = "def add(a, b):  # wrong\n    return a\n";
    private static final String STEPS = """
            title: Adding
            description: Adds.
            steps:
              - {id: code_generation, type: code_generation, instructions: First.}
              - {id: code_analysis, type: code_analysis}
              - {id: code_validation, type: code_validation}
            """;
    private static final String PLAIN = "name: adding\n" + STEPS;
    private static final String WITH_EXAMPLES = PLAIN + """
            examples:
              - {description: add two, language: python}
              - {description: add three, language: python}
            """;
    private static final String ASKING = """
            name: adding
            title: Adding
            description: Asks how to add.
            steps:
              - {id: answer, type: prompt, prompt: "{{request}}"}
            examples:
              - {description: add two, language: python}
            """;
    private static final String VERSION_1 = TEMPLATES + "/adding/versions/1";
    private static final String VERSION_2 = TEMPLATES + "/adding/versions/2";

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    @Autowired
    QueueControl queue;

    private TemplateApi me = new TemplateApi(0, new Owner(new UUID(0, 0)), "");

    @BeforeEach
    void anOwnerOfItsOwn() {
        var identity = tokens.of(UUID.randomUUID().toString());
        me = new TemplateApi(port, identity.owner(), identity.authorization());
        answers(RIGHT);
    }

    private void answers(String code) {
        ((ScriptedGateway) gateway).codes(code);
    }

    @Test
    void aVersionWithExamplesIsCurrentOnlyWhenEachOfThemWasVerified() {
        me.take(WITH_EXAMPLES);
        assertThat(currentVersion()).isZero();
        assertThat(generate("").status()).as("nothing is current yet").isEqualTo(400);

        var refused = me.post(VERSION_1 + "/activate", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.response().body())
                .contains("template-untested", "examples[0] (add two)", "examples[1] (add three)");

        var started = me.post(VERSION_1 + "/test", "");
        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        started.json()
                .path("items")
                .forEach(trial ->
                        assertThat(await(trial.path("execution_id").asString())).isEqualTo("verified"));

        var activated = me.post(VERSION_1 + "/activate", "{}");
        assertThat(activated.status()).as(activated.response().body()).isEqualTo(200);
        assertThat(activated.json().path("forced").asBoolean()).isFalse();
        assertThat(currentVersion()).isEqualTo(1);
        assertThat(generate("").status()).isEqualTo(202);
    }

    @Test
    void anExampleThatIsNotVerifiedKeepsTheVersionBackAndIsNamed() {
        me.take(WITH_EXAMPLES);
        ((ScriptedGateway) gateway)
                .script(call -> ScriptedGateway.completed(
                        "solution.py\n```python\n" + (call.user().contains("add three") ? WRONG : RIGHT) + "```\n"));
        me.post(VERSION_1 + "/test", "")
                .json()
                .path("items")
                .forEach(trial -> await(trial.path("execution_id").asString()));

        var refused = me.post(VERSION_1 + "/activate", "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.response().body()).contains("examples[1]").doesNotContain("examples[0]");
    }

    @Test
    void whatOtherVersionsAndOtherRequestsProvedDoesNotCount() {
        me.take(WITH_EXAMPLES);
        me.post(VERSION_1 + "/test", "")
                .json()
                .path("items")
                .forEach(trial -> await(trial.path("execution_id").asString()));
        me.take(WITH_EXAMPLES.replace("First", "Second"));
        await(generate(", 'template_version': 2").json().path("execution_id").asString());

        assertThat(me.post(VERSION_2 + "/activate", "{}").status()).isEqualTo(409);
    }

    @Test
    void aVersionWithoutExamplesNeedsOneVerifiedExecutionOfItsOwn() {
        me.take(PLAIN);
        me.take(PLAIN.replace("First", "Second"));
        await(generate("").json().path("execution_id").asString());
        assertThat(me.post(VERSION_2 + "/activate", "{}").status()).isEqualTo(409);
        assertThat(me.post(VERSION_2 + "/test", "").response().body()).contains("template-without-examples");

        await(generate(", 'template_version': 2").json().path("execution_id").asString());

        assertThat(me.post(VERSION_2 + "/activate", "{}").status()).isEqualTo(200);
    }

    @Test
    void whereNoStepJudgesAnExampleOnlyHasToBeCompleted() {
        me.take(ASKING);
        assertThat(me.post(VERSION_1 + "/activate", "{}").status()).isEqualTo(409);

        assertThat(trial()).isEqualTo("completed none");

        var activated = me.post(VERSION_1 + "/activate", "{}");
        assertThat(activated.status()).as(activated.response().body()).isEqualTo(200);
        assertThat(activated.json().path("forced").asBoolean()).isFalse();
    }

    @Test
    void whereNoStepJudgesAFailureStillKeepsTheVersionBack() {
        me.take(ASKING);
        ((ScriptedGateway) gateway).script(_ -> new LlmOutcome.Failed(LlmOutcome.Reason.NO_MODEL, "none", ""));

        assertThat(trial()).isEqualTo("failed none");

        assertThat(me.post(VERSION_1 + "/activate", "{}").status()).isEqualTo(409);
    }

    @Test
    void aStepThatWouldJudgeButDidNotIsNoVerdict() {
        me.take(
                ASKING.replace(
                        "examples:",
                        "  - {id: never, type: condition, expression: 1 > 2, steps: [{id: judged, type: code_validation}]}\nexamples:"));

        assertThat(trial()).isEqualTo("completed none");

        assertThat(me.post(VERSION_1 + "/activate", "{}").status()).isEqualTo(409);
    }

    /** Status and verdict of the execution of the only example. */
    private String trial() {
        var id = me.post(VERSION_1 + "/test", "")
                .json()
                .at("/items/0/execution_id")
                .asString();
        var ended = me.get("/api/v1/executions/%s?wait=60s".formatted(id)).json();
        return ended.path("status").asString() + " " + ended.path("verdict").asString("none");
    }

    @Test
    void forceIsRecordedAndWhatWasCurrentMayBeSoAgain() {
        me.take(PLAIN);
        me.take(PLAIN.replace("First", "Second"));

        var forced = me.post(VERSION_2 + "/activate", "{'force': true}");
        assertThat(forced.json().path("forced").asBoolean()).isTrue();
        assertThat(currentVersion()).isEqualTo(2);

        assertThat(me.post(VERSION_1 + "/activate", "{}").status()).isEqualTo(200);
        assertThat(currentVersion()).isEqualTo(1);
        assertThat(me.get(VERSION_2).json().path("forced").asBoolean()).isTrue();
        assertThat(me.get(VERSION_1).json().path("forced").asBoolean()).isFalse();
    }

    @Test
    void whatRunsAndWhatRepeatsItKeepsTheStepsItBeganWith() {
        me.take(PLAIN);
        queue.pause();
        var accepted = generate("").json();
        me.take(PLAIN.replace("First", "Second"));
        me.post(VERSION_2 + "/activate", "{'force': true}");
        queue.resume();
        var execution = accepted.path("execution_id").asString();
        answers(RIGHT);

        await(execution);
        assertThat(asked()).contains("First.").doesNotContain("Second.");

        me.delete(TEMPLATES + "/adding");
        answers(RIGHT);
        var step = me.get("/api/v1/executions/%s/steps".formatted(execution))
                .json()
                .at("/items/0/id")
                .asString();
        var again = me.post("/api/v1/executions/%s/steps/%s/rerun".formatted(execution, step), "")
                .json();
        await(again.path("execution_id").asString());
        assertThat(asked()).contains("First.").doesNotContain("Second.");
        assertThat(again.path("pipeline_id")).isEqualTo(accepted.path("pipeline_id"));
    }

    @Test
    void theSameKeyStartsTheExamplesOnce() {
        me.take(WITH_EXAMPLES);

        var first = me.post(VERSION_1 + "/test", "", "Idempotency-Key", "k");
        var second = me.post(VERSION_1 + "/test", "", "Idempotency-Key", "k");

        assertThat(second.json()).isEqualTo(first.json());
    }

    private String asked() {
        return ((ScriptedGateway) gateway).calls().stream().map(LlmCall::user).collect(Collectors.joining());
    }

    private TemplateApi.Answer generate(String more) {
        return me.post("/api/v1/generate", "{'template_type': 'adding', 'description': 'add'%s}".formatted(more));
    }

    private String await(String execution) {
        return me.get("/api/v1/executions/%s?wait=60s".formatted(execution))
                .json()
                .path("verdict")
                .asString("");
    }

    private int currentVersion() {
        return me.get(TEMPLATES + "/adding").json().path("current_version").asInt(0);
    }
}
