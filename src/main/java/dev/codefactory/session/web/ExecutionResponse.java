package dev.codefactory.session.web;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Waiver;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.Thresholds;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.ResourceUse;
import dev.codefactory.session.WorkflowStatus;
import dev.codefactory.session.estimate.Estimate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An execution as JSON. */
record ExecutionResponse(
        UUID executionId,
        UUID sessionId,
        UUID pipelineId,
        @Schema(example = "function") String templateType,
        String description,
        CodeLanguage language,
        ExecutionStatus status,
        WorkflowStatus workflowStatus,

        @Schema(description = "The outcome of all gates; null before the validation.") @Nullable
        Verdict verdict,

        @Schema(description = "Who answered: ollama, openai, practice, cache or replay.", example = "ollama") @Nullable
        String provider,

        @Schema(
                description =
                        "Whether it is answered from a recording and by no model; then it counts in no statistics.")
        boolean replay,

        @Schema(
                description =
                        "The execution it replays; null where it is no replay, or one of a cassette from elsewhere, or where that execution was purged.")
        @Nullable
        UUID replayOf,

        int priority,

        @Schema(description = "The project whose task it works on, if any.") @Nullable
        UUID projectId,

        @Nullable UUID taskId,

        @Schema(description = "The executions that must have completed first.")
        List<UUID> dependsOn,

        @Schema(description = "Which of these are not done yet; empty once it has begun.")
        List<UUID> waitingFor,

        @Schema(
                description =
                        "Which of these, or of those they wait for, failed, were cancelled or rejected: until one is"
                                + " retried, this one cannot begin.")
        List<UUID> blockedBy,

        @Schema(description = "The execution it repeats, if any.") @Nullable
        UUID retryOf,

        @Schema(description = "The executions that repeat it.")
        List<UUID> retriedAs,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "When it is expected to end; null once it has.") @Nullable
        Instant estimatedCompletion,

        @Schema(description = "How sure that is; null once it has ended.") @Nullable
        EstimateResponse estimate,

        ResourceUse usage,
        List<GateResponse> gates,

        @Schema(description = "What the files were held to; null before they were checked.") @Nullable
        ThresholdsResponse thresholds,

        @Schema(description = "How many findings were waived: they are listed and turn no gate red.")
        int waived,

        List<FindingResponse> findings,
        @Nullable FailureResponse failure) {

    record EstimateResponse(
            @Schema(description = "It ends before this in half of all cases.")
            Instant p50,

            @Schema(description = "It ends before this in nine of ten cases.")
            Instant p90,

            @Schema(
                    description =
                            "What it is drawn from: executions that were measured, or a setting until there are some.")
            BasedOn basedOn,

            @Schema(description = "How many executions were measured.")
            int sample) {

        /** What an estimate is drawn from. */
        enum BasedOn {
            HISTORY,
            DEFAULT;

            /** The wire word. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        private static @Nullable EstimateResponse of(@Nullable Estimate estimate) {
            if (estimate == null) {
                return null;
            }
            var basedOn = estimate.sample() > 0 ? BasedOn.HISTORY : BasedOn.DEFAULT;
            return new EstimateResponse(estimate.p50(), estimate.p90(), basedOn, estimate.sample());
        }
    }

    record GateResponse(@Schema(example = "tests") String name, Gate.Status status, String reason) {}

    record ThresholdsResponse(
            @Schema(description = "The share of lines that generated tests must run.")
            double minTestCoverage,

            int maxComplexity,

            @Schema(description = "How many weaknesses of high severity and high confidence there may be.")
            int maxSecurityIssues,

            @Schema(description = "How many seconds one run of the tests may take.")
            long executionTimeout) {

        private static @Nullable ThresholdsResponse of(@Nullable Thresholds thresholds) {
            return thresholds == null
                    ? null
                    : new ThresholdsResponse(
                            thresholds.minTestCoverage(),
                            thresholds.maxComplexity(),
                            thresholds.maxSecurityIssues(),
                            thresholds.executionTimeout().toSeconds());
        }
    }

    record FindingResponse(
            Finding.Check check,
            @Schema(example = "python-sql-injection") String rule,
            Finding.Severity severity,

            @Schema(description = "The file; null when it concerns the whole tree.") @Nullable
            String path,

            @Schema(description = "The line, from 1; 0 when it concerns the whole file.")
            int line,

            String message,
            Finding.Confidence confidence,

            @Schema(description = "Names the finding as long as its line does not change, wherever the line moves.")
            String fingerprint,

            @Schema(description = "Who lets it stay and why; null for most.") @Nullable
            WaivedResponse waived) {

        record WaivedResponse(String reason, String by) {

            private static @Nullable WaivedResponse of(@Nullable Waiver waiver) {
                return waiver == null ? null : new WaivedResponse(waiver.reason(), waiver.by());
            }
        }

        static FindingResponse of(Finding finding) {
            var path = finding.path();
            return new FindingResponse(
                    finding.check(),
                    finding.rule(),
                    finding.severity(),
                    path == null ? null : path.value(),
                    finding.line(),
                    finding.message(),
                    finding.confidence(),
                    finding.fingerprint(),
                    WaivedResponse.of(finding.waiver()));
        }
    }

    record FailureResponse(
            @Schema(example = "model_missing") String code, String message) {}

    static ExecutionResponse of(ExecutionView view, @Nullable Estimate estimate, ResourceUse usage) {
        var report = view.report();
        var failure = view.failure();
        var task = view.task();
        var relations = view.relations();
        return new ExecutionResponse(
                view.id().value(),
                view.sessionId(),
                view.pipelineId(),
                view.templateType(),
                view.description(),
                view.language(),
                view.status(),
                view.status().workflow(),
                view.verdict(),
                view.provider(),
                view.replay(),
                relations.replayOf() == null ? null : relations.replayOf().value(),
                view.priority(),
                task == null ? null : task.projectId(),
                task == null ? null : task.taskId(),
                ids(relations.dependsOn()),
                ids(relations.waitingFor()),
                ids(relations.blockedBy()),
                relations.retryOf() == null ? null : relations.retryOf().value(),
                ids(relations.retriedAs()),
                view.createdAt(),
                view.startedAt(),
                view.finishedAt(),
                estimate == null ? null : estimate.p50(),
                EstimateResponse.of(estimate),
                usage,
                report == null
                        ? List.of()
                        : report.gates().stream()
                                .map(gate -> new GateResponse(gate.name(), gate.status(), gate.reason()))
                                .toList(),
                report == null ? null : ThresholdsResponse.of(report.thresholds()),
                report == null ? 0 : report.waived(),
                report == null
                        ? List.of()
                        : report.findings().stream().map(FindingResponse::of).toList(),
                failure == null ? null : new FailureResponse(failure.code(), failure.message()));
    }

    private static List<UUID> ids(List<ExecutionId> executions) {
        return executions.stream().map(ExecutionId::value).toList();
    }
}
