package dev.codefactory.session;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepOutcome.ModelTrace;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ExecutionView.Failure;
import dev.codefactory.session.StepRepository.Assignment;
import java.time.Clock;
import java.time.Instant;
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

    private final ExecutionRepository executions;
    private final StepRepository steps;
    private final StepChain chain;
    private final SessionProperties properties;
    private final Clock clock;

    StepResults(
            ExecutionRepository executions,
            StepRepository steps,
            StepChain chain,
            SessionProperties properties,
            Clock clock) {
        this.executions = executions;
        this.steps = steps;
        this.chain = chain;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * In a transaction of its own: it says that the step runs, before it does.
     *
     * @return false when the step was cancelled before it could begin; then nothing is said, for the end has been told
     */
    @Transactional
    boolean started(UUID id, Assignment step, int attempt) {
        var now = Instant.now(clock);
        if (!steps.start(id, attempt, now)) {
            return false;
        }
        if (executions.start(step.execution(), now)) {
            chain.event(step.execution(), "run", Map.of("status", ExecutionStatus.RUNNING.id()));
        }
        chain.stage(step.execution(), step.step(), StepStatus.RUNNING, Map.of("step_id", id, "attempt", attempt));
        return true;
    }

    void completed(UUID id, Assignment step, StepOutcome.Completed outcome) {
        trace(id, outcome.trace());
        var summary = summary(outcome);
        steps.complete(id, outcome.chain(), summary, Instant.now(clock));
        stand(id, step, outcome.chain(), provider(outcome.trace()));
        chain.stage(step.execution(), step.step(), StepStatus.COMPLETED, Map.of("step_id", id, "summary", summary));
        proceed(step, outcome.chain());
    }

    void skipped(UUID id, Assignment step, Chain before, String reason) {
        steps.close(id, StepStatus.SKIPPED, reason, null, Instant.now(clock));
        chain.stage(step.execution(), step.step(), StepStatus.SKIPPED, Map.of("step_id", id, "summary", reason));
        proceed(step, before);
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    boolean mayRetry(Assignment step) {
        return step.retries() < properties.stepRetries();
    }

    void retried(UUID id, Assignment step, StepOutcome.Retryable outcome) {
        trace(id, outcome.trace());
        var reason = "will be tried again: " + outcome.reason();
        steps.retryLater(id, reason);
        chain.stage(step.execution(), step.step(), StepStatus.QUEUED, Map.of("step_id", id, "summary", reason));
    }

    void failed(UUID id, Assignment step, StepOutcome.Failed outcome) {
        trace(id, outcome.trace());
        steps.close(id, StepStatus.FAILED, outcome.reason(), outcome.code(), Instant.now(clock));
        chain.stage(
                step.execution(),
                step.step(),
                StepStatus.FAILED,
                Map.of("step_id", id, "code", outcome.code(), "summary", outcome.reason()));
        end(step.execution(), ExecutionStatus.FAILED, null, new Failure(outcome.code(), outcome.reason()));
    }

    /** The tree that stands now, with its files and findings told one by one when this step brought or judged it. */
    private void stand(UUID id, Assignment step, Chain known, @Nullable String provider) {
        var standing = known.standing().orElse(null);
        if (standing == null) {
            executions.stand(step.execution(), null, null, provider);
            return;
        }
        steps.addFiles(id, standing.files());
        executions.stand(step.execution(), id, standing.report(), provider);
        if (step.step().type().asksModel() && known.latest() != null) {
            known.latest().files().files().forEach(file -> tellFile(step, file));
        } else if (known.latest() != null && known.latest().report() != null) {
            known.latest().report().findings().forEach(finding -> tellFinding(step, finding));
        }
    }

    private void tellFile(Assignment step, CodeFile file) {
        chain.event(
                step.execution(),
                "file",
                Map.of(
                        "path", file.path().value(),
                        "size", file.content().length(),
                        "sha256", Blobs.sha256(file.content())));
    }

    private void tellFinding(Assignment step, Finding finding) {
        chain.event(
                step.execution(),
                "finding",
                Map.of(
                        "check", finding.check().toString(),
                        "rule", finding.rule(),
                        "severity", finding.severity().toString(),
                        "place", finding.place(),
                        "message", finding.message()));
    }

    private void proceed(Assignment step, Chain known) {
        if (chain.follow(step, known)) {
            return;
        }
        var report = known.standing().orElseThrow().report();
        var verdict = report == null ? Verdict.UNVERIFIED : report.verdict();
        var status = verdict == Verdict.VERIFIED ? ExecutionStatus.COMPLETED : ExecutionStatus.COMPLETED_WITH_FINDINGS;
        end(step.execution(), status, verdict, null);
    }

    private void end(ExecutionId id, ExecutionStatus status, @Nullable Verdict verdict, @Nullable Failure failure) {
        if (executions.end(id, status, verdict, failure, Instant.now(clock))) {
            chain.event(
                    id,
                    "end",
                    verdict == null
                            ? Map.of("status", status.id())
                            : Map.of("status", status.id(), "verdict", verdict.toString()));
        }
    }

    private void trace(UUID id, @Nullable ModelTrace trace) {
        if (trace != null) {
            steps.trace(id, trace);
        }
    }

    /** The step's own line, and what the gateway found odd about the answer, such as a model that was replaced meanwhile. */
    private static String summary(StepOutcome.Completed outcome) {
        var trace = outcome.trace();
        return trace == null || trace.reply() == null || trace.reply().notes().isEmpty()
                ? outcome.summary()
                : "%s (note: %s)"
                        .formatted(
                                outcome.summary(),
                                String.join("; ", trace.reply().notes()));
    }

    private static @Nullable String provider(@Nullable ModelTrace trace) {
        return trace == null || trace.reply() == null
                ? null
                : trace.reply().source().provider();
    }
}
