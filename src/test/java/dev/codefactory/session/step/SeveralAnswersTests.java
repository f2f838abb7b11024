package dev.codefactory.session.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several first answers on the real queue and the real tables: each is a step of its own, and what is known goes from one to the next. */
@ChainTest
class SeveralAnswersTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";
    private static final String WORSE = "def add(a, b):  # wrong\n    return a * b  # wrong\n";

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    StepRuns stepRuns;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JdbcClient jdbc;

    private final Owner owner = new Owner(UUID.randomUUID());

    @BeforeEach
    void owner() {
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                .param("id", owner.id())
                .param("name", owner.id().toString())
                .update();
    }

    @Test
    void eachAnswerIsAStepOfItsOwnAndTheFirstVerifiedOneIsHandedOver() throws InterruptedException {
        ((ScriptedGateway) gateway).codes(WORSE, BAD, GOOD);
        var usual = CodeFactoryConfig.DEFAULT;
        var config = new CodeFactoryConfig(
                usual.project(),
                usual.models(),
                usual.security(),
                usual.testing(),
                null,
                null,
                Map.of(),
                null,
                null,
                5);
        var request = new GenerationRequest(Pipeline.STANDARD, "add", config, FileTree.EMPTY, null, null, "add");

        var id = sessions.submit(owner, request, null).id();
        var done = executions.await(owner, id, Duration.ofSeconds(60));

        assertThat(done.verdict()).isEqualTo(Verdict.VERIFIED);
        var steps = stepRuns.list(owner, id);
        assertThat(steps)
                .filteredOn(step -> step.type() == StepType.CODE_GENERATION)
                .extracting(StepView::round)
                .containsExactly(0, 1, 2);
        assertThat(steps)
                .filteredOn(step -> step.type() == StepType.CODE_ANALYSIS)
                .last()
                .extracting(StepView::summary)
                .asString()
                .startsWith("candidate 3 of at most 5: ")
                .endsWith("candidate 3 of 3 chosen, as it is verified");
    }
}
