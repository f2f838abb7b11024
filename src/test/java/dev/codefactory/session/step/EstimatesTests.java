package dev.codefactory.session.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.ModelByRequest;
import dev.codefactory.session.estimate.Estimates;
import dev.codefactory.session.event.LiveAnswers;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.execution.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Estimates of executions that run or wait for others, on the real tables. */
@ChainTest
class EstimatesTests {

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    StepRuns stepRuns;

    @Autowired
    Estimates estimates;

    @Autowired
    LiveAnswers answers;

    @Autowired
    AnswerPaces paces;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JdbcClient jdbc;

    private Owner owner = new Owner(new UUID(0, 0));
    private ModelByRequest model = new ModelByRequest(new ScriptedGateway());

    @BeforeEach
    void anExecutionThatIsBeingAnswered() throws InterruptedException {
        owner = new Owner(UUID.randomUUID());
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                .param("id", owner.id())
                .param("name", owner.id().toString())
                .update();
        model = new ModelByRequest(gateway);
        model.hold("held");
    }

    @AfterEach
    void letItEnd() {
        model.release("held");
    }

    @Test
    void whoWaitsEndsAfterTheOneItWaitsFor() throws InterruptedException {
        var running = answered();
        var waiting = submit("waiting", Submission.USUAL_PRIORITY + 1, running); // so that nothing is ahead of it
        writtenBySomebody(running, 10_000, 0.01);

        var first = p50(running);
        assertThat(first).isAfter(running.createdAt().plus(Duration.ofHours(1)));
        assertThat(p50(waiting)).isAfter(first);
    }

    @Test
    void anAnswerThatAnotherNodeHearsIsEstimatedByWhatItNoted() throws InterruptedException {
        var running = answered();
        writtenBySomebody(running, 10, 1_000_000);
        var fast = p50(running);

        writtenBySomebody(running, 10_000, 0.01);
        var slow = p50(running);

        assertThat(slow).isAfter(fast.plus(Duration.ofHours(1)));
    }

    @Test
    void thisNodeNotesForTheOthersHowFarItsAnswersAre() throws InterruptedException {
        var running = answered();
        var step = stepRuns.list(owner, running.id()).getLast().id();
        var answer = answers.begin(running.id(), step);
        answer.text("a");
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < 5_000_000) {
            Thread.onSpinWait(); // or the pace would be without end
        }
        for (int i = 1; i < 20; i++) {
            answer.text("a");
        }

        paces.note();

        assertThat(jdbc.sql("select written_tokens from step_run where id = :id and tokens_per_second > 0")
                        .param("id", step)
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void whatIsBlockedHasNoEstimate() throws InterruptedException {
        model.fail("bad");
        var bad = submit("bad", Submission.USUAL_PRIORITY);
        executions.await(owner, bad.id(), Duration.ofSeconds(60));
        var blocked = submit("blocked", Submission.USUAL_PRIORITY, bad);
        var behind = submit("behind", Submission.USUAL_PRIORITY, blocked);

        assertThat(estimates.of(List.of(get(blocked), get(behind)))).isEmpty();
    }

    private Instant p50(ExecutionView execution) {
        var estimate = estimates.of(List.of(get(execution))).get(execution.id());
        assertThat(estimate).isNotNull();
        return estimate.p50();
    }

    private ExecutionView answered() throws InterruptedException {
        var running = submit("held", Submission.USUAL_PRIORITY);
        model.awaitAsked("held");
        return running;
    }

    private void writtenBySomebody(ExecutionView execution, int tokens, double perSecond) {
        jdbc.sql("""
                update step_run set written_tokens = :tokens, tokens_per_second = :speed
                where execution_id = :id and status = 'running'
                """)
                .param("tokens", tokens)
                .param("speed", perSecond)
                .param("id", execution.id().value())
                .update();
    }

    private ExecutionView get(ExecutionView execution) {
        return executions.get(owner, execution.id());
    }

    private ExecutionView submit(String description, int priority, ExecutionView... dependsOn) {
        var request = new GenerationRequest(
                Pipeline.STANDARD, description, CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, null);
        var ids = List.of(dependsOn).stream().map(ExecutionView::id).toList();
        return sessions.submit(owner, new Submission(request, ids, priority, null), null);
    }
}
