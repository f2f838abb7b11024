package dev.codefactory.session.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.CodeFactoryConfig.Escalation;
import dev.codefactory.pipeline.CodeFactoryConfig.Models;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Repairs that a small model does not manage, on the real queue and the real tables. */
@ChainTest
@TestPropertySource(properties = "codefactory.choice.escalation=small:1b,large:7b")
class EscalationTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";
    private static final String WORSE = "def add(a, b):\n    return a * b  # wrong\n";

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    StepRuns stepRuns;

    @Autowired
    ModelLanes lanes;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JdbcClient jdbc;

    private final Owner owner = new Owner(UUID.randomUUID());
    private ScriptedGateway model = new ScriptedGateway();

    @BeforeEach
    void twoModels() {
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                .param("id", owner.id())
                .param("name", owner.id().toString())
                .update();
        model = (ScriptedGateway) gateway;
        model.installs("small:1b", "large:7b");
        lanes.declare();
    }

    @Test
    void theLargerModelIsAskedWhenARoundLeftGatesRed() throws InterruptedException {
        model.codes(BAD, WORSE, GOOD);

        var done = run(Escalation.FREE);

        assertThat(done.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(choices(done)).containsExactly("small:1b default", "large:7b escalated");
        assertThat(namedIn("code_improvement")).containsExactly("none", "large:7b");
        assertThat(repairs(done).getLast().summary())
                .contains("large:7b is asked because gates stayed red after small:1b");
    }

    @Test
    void theLargerModelIsAskedWhenTheAnswerRepeatedItself() throws InterruptedException {
        model.codes(BAD, BAD, GOOD);

        var done = run(Escalation.FREE);

        assertThat(done.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(choices(done)).containsExactly("small:1b default", "large:7b escalated");
    }

    @Test
    void theSmallModelsRepairIsEnoughWhenItHelps() throws InterruptedException {
        model.codes(BAD, GOOD);

        assertThat(choices(run(Escalation.FREE))).containsExactly("small:1b default");
    }

    @Test
    void theEndOfTheBudgetIsSaid() throws InterruptedException {
        model.codes(BAD, WORSE, GOOD);

        var done = run(new Escalation(true, null, 50));

        assertThat(choices(done)).containsExactly("small:1b default", "small:1b default");
        assertThat(repairs(done).getLast().summary()).contains("no larger model is asked", "of 50 tokens are used up");
    }

    @Test
    void whoWantsNoLargerModelGetsNone() throws InterruptedException {
        model.codes(BAD, WORSE, GOOD);

        assertThat(choices(run(new Escalation(false, null, null))))
                .containsExactly("small:1b default", "small:1b default");
    }

    @Test
    void whoNamesAModelGetsThatOneAlways() throws InterruptedException {
        model.codes(BAD, WORSE, GOOD);

        assertThat(choices(run(config(null, new Models(null, null, null, "small:1b", null, null)))))
                .containsExactly("small:1b named", "small:1b named");
        assertThat(namedIn("code_improvement")).containsExactly("small:1b", "small:1b");
    }

    @Test
    void aLargerModelThatFailsCostsTheStepNothing() throws InterruptedException {
        model.script(call -> "large:7b".equals(call.model())
                ? new LlmOutcome.Failed(Reason.MALFORMED, "planted", "> asked")
                : answer(call));

        var done = run(Escalation.FREE);

        assertThat(done.failure()).isNull();
        assertThat(namedIn("code_improvement")).containsExactly("none", "large:7b", "none");
        assertThat(repairs(done).getLast().choice())
                .satisfies(choice ->
                        assertThat(Objects.requireNonNull(choice).givenUp()).isTrue());
        assertThat(done.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    private static LlmOutcome answer(LlmCall call) {
        var code = List.of(BAD, WORSE, GOOD).get(call.subject().round());
        return ScriptedGateway.completed(
                call.subject().step().equals("nlp_analysis")
                        ? ScriptedGateway.REQUIREMENTS
                        : "solution.py\n```python\n" + code + "```\n");
    }

    private ExecutionView run(Escalation escalation) throws InterruptedException {
        return run(config(escalation, CodeFactoryConfig.DEFAULT.models()));
    }

    private ExecutionView run(CodeFactoryConfig config) throws InterruptedException {
        var request = new GenerationRequest(Pipeline.STANDARD, "add", config, FileTree.EMPTY, null, null, "add");
        var execution = sessions.submit(owner, request, null);
        return executions.await(owner, execution.id(), Duration.ofSeconds(60));
    }

    private static CodeFactoryConfig config(@Nullable Escalation escalation, Models models) {
        var usual = CodeFactoryConfig.DEFAULT;
        return new CodeFactoryConfig(
                usual.project(),
                models,
                usual.security(),
                usual.testing(),
                null,
                null,
                Map.of(),
                escalation,
                null,
                null);
    }

    private List<StepView> repairs(ExecutionView execution) {
        return stepRuns.list(owner, execution.id()).stream()
                .filter(step -> step.type() == StepType.CODE_IMPROVEMENT)
                .toList();
    }

    private List<String> choices(ExecutionView execution) {
        return repairs(execution).stream()
                .map(step -> Objects.requireNonNull(step.choice()))
                .map(choice -> "%s %s".formatted(choice.model(), choice.why()))
                .toList();
    }

    private List<String> namedIn(String step) {
        return model.calls().stream()
                .filter(call -> call.subject().step().equals(step))
                .map(call -> Objects.requireNonNullElse(call.model(), "none"))
                .toList();
    }
}
