package dev.codefactory.session.step;

import dev.codefactory.llm.journal.CallJournal;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepOutcome.ModelTrace;
import dev.codefactory.quality.Verdict;
import dev.codefactory.sandbox.SandboxResult.Usage;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView.Failure;
import dev.codefactory.session.execution.ExecutionStates;
import dev.codefactory.session.execution.ExecutionStates.Ending;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only place where generation state moves: each method runs inside the one transaction that also moves the step's work, and writes
 * step, files, report, events and the step that follows.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StepResults {

    private final StepRepository steps;
    private final StepChain chain;
    private final StandingFiles standing;
    private final ExecutionStates states;
    private final CallJournal journal;
    private final StepProperties properties;

    StepResults(
            StepRepository steps,
            StepChain chain,
            StandingFiles standing,
            ExecutionStates states,
            CallJournal journal,
            StepProperties properties) {
        this.steps = steps;
        this.chain = chain;
        this.standing = standing;
        this.states = states;
        this.journal = journal;
        this.properties = properties;
    }

    /**
     * In a transaction of its own: it says that the step runs, before it does.
     *
     * @return false when the step was cancelled before it could begin; then nothing is said, for the end has been told
     */
    @Transactional
    boolean started(UUID id, Assignment step, int attempt) {
        states.lock(step.execution()); // before the step's row, as all others do
        if (!steps.start(id, attempt)) {
            return false;
        }
        journal.begin(id);
        states.run(step.owner(), step.execution());
        chain.stage(step.execution(), step.step(), StepStatus.RUNNING, Map.of("step_id", id, "attempt", attempt));
        return true;
    }

    void completed(UUID id, Assignment step, StepOutcome.Completed outcome) {
        chain.satisfy(id);
        trace(id, outcome.trace());
        var summary = summary(step, outcome);
        steps.complete(id, outcome.chain(), summary);
        standing.note(id, step, outcome.chain(), provider(outcome.trace()));
        chain.stage(step.execution(), step.step(), StepStatus.COMPLETED, Map.of("step_id", id, "summary", summary));
        proceed(step, outcome.chain());
    }

    /** To be called behind whatever else an attempt leaves: by then what is locked before its row is. */
    void used(UUID id, Usage used) {
        steps.use(id, used);
    }

    void skipped(UUID id, Assignment step, Chain before, String reason) {
        chain.satisfy(id);
        journal.keep(id); // it may have asked before it found that it cannot be done
        steps.close(id, StepStatus.SKIPPED, reason, null);
        chain.stage(step.execution(), step.step(), StepStatus.SKIPPED, Map.of("step_id", id, "summary", reason));
        proceed(step, before);
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    boolean mayRetry(Assignment step, PipelineStep definition) {
        var retries = definition.limits().retries();
        return step.retries() < (retries == null ? properties.stepRetries() : retries);
    }

    void retried(UUID id, Assignment step, StepOutcome.Retryable outcome) {
        trace(id, outcome.trace());
        requeue(id, step, "will be tried again: " + outcome.reason(), 1);
    }

    /** In a replay, where the tape holds more answers to it. */
    void triedAgain(UUID id, Assignment step, StepOutcome.Failed outcome) {
        trace(id, outcome.trace());
        requeue(id, step, "will be tried again, as it was when it was recorded: " + outcome.reason(), 0);
    }

    /** What was chosen for it by us must not cost the step: the operator's list is asked as if nothing had been chosen. */
    void gaveUpModel(UUID id, Assignment step, StepOutcome outcome) {
        switch (outcome) {
            case StepOutcome.Retryable(var _, var reason, var _, var trace) -> giveUpModel(id, step, reason, trace);
            case StepOutcome.Failed(var _, var reason, var trace) -> giveUpModel(id, step, reason, trace);
            case StepOutcome.Completed _, StepOutcome.Skipped _, StepOutcome.Busy _ ->
                throw new IllegalArgumentException("no failure of a model: " + outcome);
        }
    }

    private void giveUpModel(UUID id, Assignment step, String reason, @Nullable ModelTrace trace) {
        trace(id, trace);
        steps.giveUpModel(id);
        requeue(id, step, "the usual model is asked instead: " + reason, 0);
    }

    /** As if it had not been tried: what is no fault of the step uses up none of its retries. */
    void postponed(UUID id, Assignment step, String reason) {
        requeue(id, step, "waits until the model has room: " + reason, 0);
    }

    private void requeue(UUID id, Assignment step, String summary, int retries) {
        steps.requeue(id, summary, retries);
        chain.stage(step.execution(), step.step(), StepStatus.QUEUED, Map.of("step_id", id, "summary", summary));
    }

    void failed(UUID id, Assignment step, StepOutcome.Failed outcome) {
        // The steps beside it: nobody would ever use what they find out.
        chain.cancelOpen(step.execution());
        trace(id, outcome.trace());
        steps.close(id, StepStatus.FAILED, outcome.reason(), outcome.code());
        chain.stage(
                step.execution(),
                step.step(),
                StepStatus.FAILED,
                Map.of("step_id", id, "code", outcome.code(), "summary", outcome.reason()));
        var failure = new Failure(outcome.code(), outcome.reason());
        chain.closeOpen(step.execution(), "a step beside it failed");
        states.end(step.owner(), step.execution(), new Ending(ExecutionStatus.FAILED, null, failure));
    }

    private void proceed(Assignment step, Chain known) {
        if (!chain.follow(step, known)) {
            states.end(step.owner(), step.execution(), ending(step, known));
        }
    }

    private Ending ending(Assignment step, Chain known) {
        var report = known.standing().map(Candidate::report).orElse(null);
        if (report == null && (known.standing().isEmpty() || !chain.isToJudge(step))) {
            return new Ending(ExecutionStatus.COMPLETED, null, null);
        }
        var verdict = report == null ? Verdict.UNVERIFIED : report.verdict();
        var status = verdict == Verdict.VERIFIED ? ExecutionStatus.COMPLETED : ExecutionStatus.COMPLETED_WITH_FINDINGS;
        return new Ending(status, verdict, null);
    }

    private void trace(UUID id, @Nullable ModelTrace trace) {
        if (trace != null) {
            steps.trace(id, trace);
        }
        journal.keep(id);
    }

    /** The step's own line, why another model was asked than usual, and what the gateway found odd about the answer, such as a model that was replaced meanwhile. */
    private static String summary(Assignment step, StepOutcome.Completed outcome) {
        var trace = outcome.trace();
        var notes = new ArrayList<String>();
        if (step.choice() != null && step.choice().note() != null) {
            notes.add(step.choice().note());
        }
        if (trace != null && trace.reply() != null) {
            notes.addAll(trace.reply().notes());
        }
        return notes.isEmpty()
                ? outcome.summary()
                : "%s (note: %s)".formatted(outcome.summary(), String.join("; ", notes));
    }

    private static @Nullable String provider(@Nullable ModelTrace trace) {
        return trace == null || trace.reply() == null
                ? null
                : trace.reply().source().provider();
    }
}
