package dev.codefactory.session.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.ModelByRequest;
import dev.codefactory.session.file.FileView;
import dev.codefactory.session.file.GeneratedFiles;
import dev.codefactory.session.intake.IdempotencyConflictException;
import dev.codefactory.session.step.Repeats;
import dev.codefactory.session.step.StepRuns;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Executions that wait for others, and their repair. */
@ChainTest
class ExecutionGraphTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    StepRuns stepRuns;

    @Autowired
    GeneratedFiles generatedFiles;

    @Autowired
    Repeats repeats;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JdbcClient jdbc;

    private Owner owner = new Owner(new UUID(0, 0));
    private ModelByRequest model = new ModelByRequest(new ScriptedGateway());

    @BeforeEach
    void anOwnerAndAModelOfItsOwn() {
        owner = newOwner();
        model = new ModelByRequest(gateway);
    }

    @Test
    void waitsForWhatItDependsOnAndGetsItsFiles() throws InterruptedException {
        model.hold("base");
        var base = submit("base");
        var middle = submit("middle", base);
        var top = submit("top", base, middle);

        assertThat(middle.status()).isEqualTo(ExecutionStatus.QUEUED);
        assertThat(middle.relations().waitingFor()).containsExactly(base.id());
        assertThat(middle.relations().blockedBy()).isEmpty();
        assertThat(stepRuns.list(owner, middle.id())).isEmpty();
        model.release("base");

        assertThat(await(top).status()).isEqualTo(ExecutionStatus.COMPLETED);
        var code = model.promptOf("top");
        assertThat(code).contains("base.py", "NAME = 'base'", "middle.py", "NAME = 'middle'");
        assertThat(await(middle).startedAt()).isAfterOrEqualTo(await(base).finishedAt());
        assertThat(await(top).relations().waitingFor()).isEmpty();
    }

    @Test
    void aFailureBlocksItsDescendantsAndOnlyThem() throws InterruptedException {
        model.fail("bad");
        var bad = submit("bad");
        var child = submit("child", bad);
        var grandchild = submit("grandchild", child);
        var other = submit("other");
        var nephew = submit("nephew", other);

        assertThat(await(bad).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(await(nephew).status()).isEqualTo(ExecutionStatus.COMPLETED);

        assertThat(get(child).relations().blockedBy()).containsExactly(bad.id());
        assertThat(get(grandchild).relations().waitingFor()).containsExactly(child.id());
        assertThat(get(grandchild).relations().blockedBy()).containsExactly(bad.id());
        assertThat(get(grandchild).status()).isEqualTo(ExecutionStatus.QUEUED);
        assertThat(stepRuns.list(owner, child.id())).isEmpty();
    }

    @Test
    void theBlockedResumeWhenTheFailureIsRepaired() throws InterruptedException {
        model.fail("bad");
        var bad = submit("bad");
        await(bad);
        var child = submit("child", bad);
        var grandchild = submit("grandchild", child);
        assertThat(child.relations().blockedBy()).containsExactly(bad.id());
        model.mend();

        var again = repeats.retry(owner, bad.id(), null);

        assertThat(await(grandchild).status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(get(child).relations().dependsOn()).containsExactly(again.id());
        assertThat(get(bad).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(get(bad).relations().retriedAs()).containsExactly(again.id());
        assertThat(again.relations().retryOf()).isEqualTo(bad.id());
        assertThat(again.sessionId()).isEqualTo(bad.sessionId());
    }

    @Test
    void theBlockedWaitForTheNewestRetryOfWhatTheyNeed() throws InterruptedException {
        model.fail("bad");
        var bad = await(submit("bad"));
        var child = submit("child", bad);
        var failedAgain = await(repeats.retry(owner, bad.id(), null));
        assertThat(get(child).relations().blockedBy()).containsExactly(failedAgain.id());
        model.mend();

        var newest = repeats.retry(owner, bad.id(), null);

        assertThat(await(child).status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(get(child).relations().dependsOn()).containsExactly(newest.id());
    }

    @Test
    void aRetryThatStillRunsIsReplacedByANewerOneToo() throws InterruptedException {
        model.fail("bad");
        var bad = await(submit("bad"));
        var child = submit("child", bad);
        model.hold("bad");
        repeats.retry(owner, bad.id(), null);
        var newest = repeats.retry(owner, bad.id(), null);

        assertThat(get(child).relations().waitingFor()).containsExactly(newest.id());
        model.mend();
        model.release("bad");

        assertThat(await(child).status()).isEqualTo(ExecutionStatus.COMPLETED);
    }

    @Test
    void aRetryBeginsAtTheStepThatFailed() throws InterruptedException {
        model.fail("bad");
        var bad = submit("bad");
        await(bad);
        model.mend();

        var again = await(repeats.retry(owner, bad.id(), null));

        assertThat(again.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(stepRuns.list(owner, again.id()).getFirst().type().id()).isEqualTo("code_generation");
        assertThat(model.promptOf("bad")).contains("add(a, b) returns the sum");
    }

    @Test
    void aRejectedResultBlocksToo() throws InterruptedException {
        ((ScriptedGateway) gateway).codes("def add(a, b):\n    return a - b  # wrong\n");
        var rejected = submit("rejected");
        assertThat(await(rejected).verdict()).isEqualTo(Verdict.REJECTED);

        var child = submit("child", rejected);

        assertThat(get(rejected).isDone()).isFalse();
        assertThat(child.relations().blockedBy()).containsExactly(rejected.id());
    }

    @Test
    void cancellingOneThatWaitsBlocksItsOwnDescendants() throws InterruptedException {
        model.hold("base");
        var base = submit("base");
        var child = submit("child", base);
        var grandchild = submit("grandchild", child);

        executions.cancel(owner, child.id());
        model.release("base");
        await(base);

        assertThat(get(child).status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(stepRuns.list(owner, child.id())).isEmpty();
        assertThat(get(grandchild).relations().blockedBy()).containsExactly(child.id());

        repeats.retry(owner, child.id(), null);

        assertThat(await(grandchild).status()).isEqualTo(ExecutionStatus.COMPLETED);
    }

    @Test
    void aDependencyThatIsNobodysOrSomebodyElsesIsRefused() {
        var mine = submit("base");
        var theirs = sessions.submit(newOwner(), request("theirs"), null);

        assertThatExceptionOfType(UnknownDependencyException.class)
                .isThrownBy(() -> submit("child", mine, theirs))
                .satisfies(e -> assertThat(e.index()).isEqualTo(1));
        assertThat(executions.list(owner, ExecutionFilter.ALL, null, 50)).hasSize(1);
    }

    @Test
    void oneStepAloneEndsTheExecution() throws InterruptedException {
        var whole = await(submit("whole"));
        var analysis = stepRuns.list(owner, whole.id()).getFirst();

        var alone = await(repeats.execute(owner, whole.id(), analysis.id(), null));

        assertThat(stepRuns.list(owner, alone.id()))
                .extracting(step -> step.type().id())
                .containsExactly("nlp_analysis");
        assertThat(alone.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(alone.verdict()).isNull();
    }

    @Test
    void aRerunBeginsWithTheStepItIsTold() throws InterruptedException {
        var whole = await(submit("whole"));
        var validation = stepRuns.list(owner, whole.id()).getLast();

        var again = await(repeats.rerun(owner, whole.id(), validation.id(), null));

        assertThat(stepRuns.list(owner, again.id()))
                .extracting(step -> step.type().id())
                .containsExactly("code_validation");
        assertThat(again.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(generatedFiles.list(owner, again.id()))
                .extracting(FileView::path)
                .containsExactly(new CodePath("whole.py"));
    }

    @Test
    void onlyAnEndedExecutionIsRepeated() throws InterruptedException {
        model.hold("base");
        var base = submit("base");

        assertThatExceptionOfType(ExecutionConflictException.class)
                .isThrownBy(() -> repeats.retry(owner, base.id(), null));
        model.release("base");
        await(base);
        assertThatExceptionOfType(ExecutionConflictException.class)
                .isThrownBy(() -> repeats.retry(owner, base.id(), null));
        assertThatExceptionOfType(ExecutionNotFoundException.class)
                .isThrownBy(() -> repeats.retry(newOwner(), base.id(), null));
    }

    @Test
    void theSameKeyRetriesOnce() throws InterruptedException {
        model.fail("bad");
        var bad = await(submit("bad"));

        var first = repeats.retry(owner, bad.id(), "again");
        var second = repeats.retry(owner, bad.id(), "again");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(get(bad).relations().retriedAs()).hasSize(1);
        assertThatExceptionOfType(IdempotencyConflictException.class)
                .isThrownBy(() -> sessions.submit(owner, request("other"), "again"));
    }

    private ExecutionView submit(String description, ExecutionView... dependsOn) {
        var ids = List.of(dependsOn).stream().map(ExecutionView::id).toList();
        var submission = new Submission(request(description), ids, Submission.USUAL_PRIORITY, null);
        return sessions.submit(owner, submission, null);
    }

    private ExecutionView get(ExecutionView execution) {
        return executions.get(owner, execution.id());
    }

    private ExecutionView await(ExecutionView execution) throws InterruptedException {
        return executions.await(owner, execution.id(), LONG);
    }

    private static GenerationRequest request(String description) {
        return new GenerationRequest(
                Pipeline.STANDARD,
                description,
                CodeFactoryConfig.DEFAULT,
                FileTree.EMPTY,
                null,
                new CodePath(description + ".py"),
                null);
    }

    private Owner newOwner() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                .param("id", id)
                .param("name", id.toString())
                .update();
        return new Owner(id);
    }
}
