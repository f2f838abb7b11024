package dev.codefactory.session.step;

import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.step.Steps;
import dev.codefactory.queue.Attempt;
import dev.codefactory.queue.WorkHandler;
import dev.codefactory.queue.WorkOutcome;
import dev.codefactory.sandbox.SandboxTally;
import dev.codefactory.session.event.LiveAnswers;
import dev.codefactory.session.execution.Requests;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Runs one step when the queue says so, and says what has to be committed with it. */
@Component
class StepWork implements WorkHandler {

    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    private final Requests requests;
    private final StepRepository steps;
    private final ChainRepository chains;
    private final StepResults results;
    private final LiveAnswers answers;
    private final Steps order;
    private final StepMeters meters;
    private final StepSpans spans;
    private final ModelLanes lanes;
    private final RecordedFailures recorded;

    StepWork(
            Requests requests,
            StepRepository steps,
            ChainRepository chains,
            StepResults results,
            LiveAnswers answers,
            Steps order,
            StepMeters meters,
            StepSpans spans,
            ModelLanes lanes,
            RecordedFailures recorded) {
        this.requests = requests;
        this.steps = steps;
        this.chains = chains;
        this.results = results;
        this.answers = answers;
        this.order = order;
        this.meters = meters;
        this.spans = spans;
        this.lanes = lanes;
        this.recorded = recorded;
    }

    @Override
    public String kind() {
        return StepQueue.WORK_KIND;
    }

    @Override
    public WorkOutcome run(Attempt attempt) throws InterruptedException {
        var id = attempt.id();
        var assignment = steps.assignment(id);
        var request = assignment.asking(requests.load(assignment.execution()));
        var chain = chains.before(id);
        if (!results.started(id, assignment, attempt.number())) {
            return new WorkOutcome.Done(() -> {});
        }
        var progress = answers.begin(assignment.execution(), id);
        var tally = new SandboxTally();
        try {
            var outcome = spans.traced(
                    attempt,
                    assignment,
                    () -> meters.measured(
                            attempt,
                            assignment,
                            () -> tally.counting(() -> order.run(
                                    new Asker(
                                            assignment.execution().value(),
                                            id,
                                            assignment.step().part(),
                                            Boolean.FALSE.equals(
                                                    request.config().cache())),
                                    assignment.step(),
                                    request,
                                    chain,
                                    assignment.decision(),
                                    attempt.host(),
                                    progress))));
            return using(id, tally, toCommit(attempt, assignment, request, chain, outcome));
        } finally {
            answers.end(assignment.execution(), id);
        }
    }

    private WorkOutcome using(UUID id, SandboxTally tally, WorkOutcome outcome) {
        Runnable commit = () -> {
            outcome.commit().run();
            tally.total().ifPresent(used -> results.used(id, used));
        };
        return switch (outcome) {
            case WorkOutcome.Done _ -> new WorkOutcome.Done(commit);
            case WorkOutcome.Later(var delay, var elsewhere, var _) -> new WorkOutcome.Later(delay, elsewhere, commit);
        };
    }

    private WorkOutcome toCommit(
            Attempt attempt, Assignment assignment, GenerationRequest request, Chain before, StepOutcome outcome) {
        var id = attempt.id();
        if (GivenUpModel.isCalledFor(assignment.choice(), outcome)) {
            return new WorkOutcome.Later(Duration.ZERO, false, () -> results.gaveUpModel(id, assignment, outcome));
        }
        var replayed = RecordedFailures.in(assignment, outcome);
        if (replayed.isPresent()) {
            return recorded.wasTriedAgain(id, assignment)
                    ? new WorkOutcome.Later(
                            Duration.ZERO, false, () -> results.triedAgain(id, assignment, replayed.get()))
                    : settled(id, assignment, request, before, replayed.get());
        }
        return switch (outcome) {
            case StepOutcome.Completed completed ->
                new WorkOutcome.Done(() -> results.completed(id, assignment, completed));
            case StepOutcome.Skipped(var reason) ->
                new WorkOutcome.Done(() -> results.skipped(id, assignment, before, reason));
            case StepOutcome.Retryable retryable ->
                results.mayRetry(assignment, order.definition(assignment.step(), request))
                        ? retried(id, assignment, retryable)
                        : settled(
                                id,
                                assignment,
                                request,
                                before,
                                new StepOutcome.Failed(retryable.code(), retryable.reason(), retryable.trace()));
            case StepOutcome.Busy(var reason, var after) ->
                new WorkOutcome.Later(
                        patience(after, attempt.number()), true, () -> results.postponed(id, assignment, reason));
            case StepOutcome.Failed failure -> settled(id, assignment, request, before, failure);
        };
    }

    private WorkOutcome settled(
            UUID id, Assignment assignment, GenerationRequest request, Chain before, StepOutcome.Failed failure) {
        return switch (order.settle(assignment.step(), request, before, failure)) {
            case StepOutcome.Completed without ->
                new WorkOutcome.Done(() -> results.completed(id, assignment, without));
            case StepOutcome _ -> new WorkOutcome.Done(() -> results.failed(id, assignment, failure));
        };
    }

    /** On another host, if there is one; a look at the hosts tells whether this one still answers. */
    private WorkOutcome retried(UUID id, Assignment assignment, StepOutcome.Retryable outcome) {
        lanes.declareSoon();
        return new WorkOutcome.Later(outcome.after(), true, () -> results.retried(id, assignment, outcome));
    }

    /** Longer with each attempt, and not the same for all, so that they do not come back at once. */
    static Duration patience(Duration first, int attempt) {
        var doubled = first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        var longest = doubled.compareTo(LONGEST_PATIENCE) < 0 ? doubled : LONGEST_PATIENCE;
        return longest.dividedBy(2).plusMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() / 2 + 1));
    }

    @Override
    public WorkOutcome timedOut(Attempt attempt) {
        var assignment = steps.assignment(attempt.id());
        var reason = "the step took longer than it may and was broken off";
        return toCommit(
                attempt,
                assignment,
                requests.load(assignment.execution()),
                chains.before(attempt.id()),
                new StepOutcome.Retryable("step_timeout", reason, Duration.ZERO, null));
    }

    @Override
    public void parked(UUID id, String reason) {
        var failure = new StepOutcome.Failed("parked", "The step was given up: " + reason + ".", null);
        results.failed(id, steps.assignment(id), failure);
    }
}
