package dev.codefactory.session.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.PipelineStep.Limits;
import dev.codefactory.pipeline.PipelineStep.Mapping;
import dev.codefactory.pipeline.PipelineStep.Wording;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.event.EventView;
import dev.codefactory.session.event.ExecutionEvents;
import dev.codefactory.session.event.ExecutionEvents.Batch;
import dev.codefactory.session.execution.ExecutionConflictException;
import dev.codefactory.session.execution.ExecutionFilter;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.file.GeneratedFiles;
import dev.codefactory.session.intake.IdempotencyConflictException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions from submission to their end, on the real queue and the real tables. */
@ChainTest
class SessionsTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";
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
    ExecutionEvents events;

    @Autowired
    StepResults results;

    @Autowired
    StepRepository steps;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JdbcClient jdbc;

    private Owner owner = new Owner(new UUID(0, 0));
    private ScriptedGateway model = new ScriptedGateway();

    @BeforeEach
    void anOwnerOfItsOwn() {
        owner = newOwner();
        model = (ScriptedGateway) gateway;
    }

    @Test
    void aRequestEndsWithVerifiedFiles() throws InterruptedException {
        model.codes(BAD, GOOD);

        var done = await(submit("add two numbers"));

        assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(done.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(done.provider()).isEqualTo("scripted");
        var files = generatedFiles.list(owner, done.id());
        assertThat(generatedFiles.contents(files)).isEqualTo(FileTree.of(CodeFile.of("solution.py", GOOD)));
        assertThat(stepRuns.list(owner, done.id()))
                .extracting(step -> step.type() + " " + step.status())
                .containsExactly(
                        "nlp_analysis completed",
                        "code_generation completed",
                        "code_analysis completed",
                        "code_improvement completed",
                        "code_analysis completed",
                        "code_validation completed");
    }

    @Test
    void whatAProgramPrintsCanAlwaysBeStored() throws InterruptedException {
        model.codes(BAD);

        var done = await(submit("the tests print a NUL"));

        assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED_WITH_FINDINGS);
        assertThat(done.report()).isNotNull();
        assertThat(done.report().tests()).isNotNull();
        assertThat(done.report().tests().output()).endsWith("\ufffd");
    }

    @Test
    void redGatesEndWithFindings() throws InterruptedException {
        model.codes(BAD);

        var done = await(submit("add two numbers"));

        assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED_WITH_FINDINGS);
        assertThat(done.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(done.report()).isNotNull();
        assertThat(done.report().findings()).isNotEmpty();
    }

    @Test
    void aMissingModelFailsTheExecutionWithItsReason() throws InterruptedException {
        model.script(_ -> new LlmOutcome.Failed(Reason.MODEL_MISSING, "run: ollama pull x", "> asked"));

        var done = await(submit("add two numbers"));

        assertThat(done.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(done.failure()).isEqualTo(new ExecutionView.Failure("model_missing", "run: ollama pull x"));
    }

    @Test
    void whatIsOddAboutAnAnswerStandsBesideItsStep() throws InterruptedException {
        model.script(call -> {
            var plain = ScriptedGateway.reply(
                    call.subject().step().equals("nlp_analysis")
                            ? ScriptedGateway.REQUIREMENTS
                            : "```python\n" + GOOD + "```");
            return new LlmOutcome.Completed(new LlmReply(
                    plain.text(),
                    plain.thinking(),
                    plain.source(),
                    plain.usage(),
                    plain.transcript(),
                    Map.of(),
                    List.of("the model was replaced")));
        });

        var done = await(submit("add two numbers"));

        assertThat(stepRuns.list(owner, done.id()).getFirst().summary())
                .isEqualTo("functional requirements: 1 (note: the model was replaced)");
    }

    @Test
    void anUnexpectedFailureIsTriedAgain() throws InterruptedException {
        var failures = new AtomicInteger();
        model.script(call -> {
            if (failures.getAndIncrement() == 0) {
                throw new IllegalStateException("planted");
            }
            return ScriptedGateway.completed(
                    call.subject().step().equals("nlp_analysis")
                            ? ScriptedGateway.REQUIREMENTS
                            : "```python\n" + GOOD + "```");
        });

        var done = await(submit("add two numbers"));

        assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(stepRuns.list(owner, done.id()).getFirst().attempt()).isEqualTo(2);
    }

    /** One retry is all there is here. */
    @Test
    void aBusyModelUsesUpNoRetry() throws InterruptedException {
        var calls = new AtomicInteger();
        model.script(call -> calls.getAndIncrement() < 2
                ? new LlmOutcome.Failed(Reason.BUSY, "server busy", "")
                : ScriptedGateway.completed(
                        call.subject().step().equals("nlp_analysis")
                                ? ScriptedGateway.REQUIREMENTS
                                : "```python\n" + GOOD + "```"));

        var done = await(submit("add two numbers"));

        assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED);
        var first = stepRuns.list(owner, done.id()).getFirst();
        assertThat(first.attempt()).isEqualTo(3);
        assertThat(steps.assignment(first.id()).retries()).isZero();
    }

    /** Everywhere else there is one. */
    @Test
    void aStepHasTheRetriesAndTheTimeItsPipelineSays() throws InterruptedException {
        var limits = new Limits(null, Duration.ofSeconds(7), 0, false);
        var asking = new PipelineStep(
                "answer",
                StepType.PROMPT,
                true,
                new Wording("{{request}}", null, null, null, null),
                Mapping.NONE,
                limits,
                List.of(),
                List.of());
        var pipeline = new Pipeline("own", 1, Map.of(), List.of(asking));
        var allowed = new AtomicReference<Integer>();
        model.script(call -> {
            allowed.set(jdbc.sql("select timeout_seconds from work where owner_id = :owner")
                    .param("owner", owner.id())
                    .query(Integer.class)
                    .single());
            return new LlmOutcome.Failed(Reason.MALFORMED, "planted", "");
        });

        var done = await(sessions.submit(owner, request(pipeline, "add two numbers"), null));

        assertThat(done.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(stepRuns.list(owner, done.id()).getFirst().attempt()).isEqualTo(1);
        assertThat(allowed).hasValue(7);
    }

    @Test
    void whoeverFindsNoRoomWaitsLongerEachTimeAndNeverLong() {
        for (int attempt = 1; attempt < 100; attempt++) {
            var most = Duration.ofSeconds(Math.min(60, 1L << Math.min(attempt - 1, 10)));
            assertThat(StepWork.patience(Duration.ofSeconds(1), attempt)).isBetween(most.dividedBy(2), most);
        }
    }

    @Test
    void cancellingInterruptsTheRunningModelCall() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        model.script(call -> {
            if (!call.subject().request().equals("cancel me")) {
                return new LlmOutcome.Failed(Reason.NO_MODEL, "", ""); // what an earlier test has left running
            }
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            return new LlmOutcome.Cancelled("");
        });
        var running = submit("cancel me");
        asked.await();

        var cancelled = executions.cancel(owner, running.id());

        interrupted.await();
        assertThat(cancelled.status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThatExceptionOfType(ExecutionConflictException.class)
                .isThrownBy(() -> executions.cancel(owner, running.id()));
        assertThat(stepRuns.list(owner, running.id()))
                .extracting(StepView::status)
                .containsExactly(StepStatus.CANCELLED);
    }

    @Test
    void aStepThatWasCancelledBeforeItBeganSaysNothingAfterTheEnd() throws InterruptedException {
        var asked = new CountDownLatch(1);
        model.script(_ -> {
            asked.countDown();
            Thread.currentThread().interrupt();
            return new LlmOutcome.Cancelled("");
        });
        var running = submit("add two numbers");
        asked.await();
        executions.cancel(owner, running.id());
        var step = stepRuns.list(owner, running.id()).getFirst().id();

        assertThat(results.started(step, steps.assignment(step), 7)).isFalse();

        var batch = eventsOf(running);
        assertThat(batch.events().getLast().type()).isEqualTo("end");
    }

    @Test
    void theSameKeyWithTheSameRequestIsTheSameExecution() throws Exception {
        model.codes(GOOD);
        var calls = new ArrayList<Callable<ExecutionId>>();
        for (int i = 0; i < 20; i++) {
            calls.add(() ->
                    sessions.submit(owner, request("add two numbers"), "key-1").id());
        }

        List<ExecutionId> ids = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                ids.add(answer.get());
            }
        }

        assertThat(ids).hasSize(20);
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(executions.list(owner, ExecutionFilter.ALL, null, 50)).hasSize(1);
        assertThatExceptionOfType(IdempotencyConflictException.class)
                .isThrownBy(() -> sessions.submit(owner, request("something else"), "key-1"));
    }

    @Test
    void anotherOwnerSeesNothing() {
        model.codes(GOOD);
        var mine = submit("add two numbers");
        var other = newOwner();

        assertThatExceptionOfType(ExecutionNotFoundException.class).isThrownBy(() -> executions.get(other, mine.id()));
        assertThatExceptionOfType(ExecutionNotFoundException.class)
                .isThrownBy(() -> generatedFiles.list(other, mine.id()));
        assertThatExceptionOfType(ExecutionNotFoundException.class).isThrownBy(() -> stepRuns.list(other, mine.id()));
        assertThatExceptionOfType(ExecutionNotFoundException.class).isThrownBy(() -> events.open(other, mine.id(), 0));
        assertThatExceptionOfType(ExecutionNotFoundException.class)
                .isThrownBy(() -> executions.cancel(other, mine.id()));
        assertThat(executions.list(other, ExecutionFilter.ALL, null, 50)).isEmpty();
    }

    @Test
    void eventsHaveNoGapsAndEndWithTheEnd() throws InterruptedException {
        model.codes(GOOD);
        var done = await(submit("add two numbers"));

        var batch = eventsOf(done);

        assertThat(batch.ended()).isTrue();
        assertThat(batch.events().getLast().type()).isEqualTo("end");
        for (int i = 0; i < batch.events().size(); i++) {
            assertThat(batch.events().get(i).sequence()).isEqualTo(i + 1);
        }
        assertThat(batch.events()).extracting(EventView::type).contains("run", "stage", "file");
    }

    @Test
    void aListContinuesWhereThePageBeforeEnded() {
        model.codes(GOOD);
        var first = submit("one").id();
        var second = submit("two").id();
        var third = submit("three").id();

        var page = executions.list(owner, ExecutionFilter.ALL, null, 2);
        var rest = executions.list(owner, ExecutionFilter.ALL, second.value(), 2);

        assertThat(page).extracting(ExecutionView::id).containsExactly(third, second, first);
        assertThat(rest).extracting(ExecutionView::id).containsExactly(first);
    }

    private ExecutionView submit(String description) {
        return sessions.submit(owner, request(description), null);
    }

    private ExecutionView await(ExecutionView execution) throws InterruptedException {
        return executions.await(owner, execution.id(), LONG);
    }

    private Batch eventsOf(ExecutionView execution) throws InterruptedException {
        try (var reader = events.open(owner, execution.id(), 0)) {
            return reader.next(Duration.ZERO);
        }
    }

    private static GenerationRequest request(String description) {
        return request(Pipeline.STANDARD, description);
    }

    private static GenerationRequest request(Pipeline pipeline, String description) {
        return new GenerationRequest(
                pipeline, description, CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, "add");
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
