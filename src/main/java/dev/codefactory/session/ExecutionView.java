package dev.codefactory.session;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An execution as its owner sees it.
 *
 * @param verdict the outcome of all gates, or null before the validation
 * @param provider who answered, such as {@code ollama}, {@code openai} or {@code practice}, or null before the first answer
 * @param replay whether it is answered from a recording and by no model
 * @param report the findings and gates of the tree that stands, or null before the first analysis
 * @param failure why it failed, or null
 * @param priority 1 (last) to 10 (first)
 * @param task the task it works on, or null
 * @param estimatedCompletion when it is expected to end, or null once it has
 */
public record ExecutionView(
        ExecutionId id,
        UUID sessionId,
        UUID pipelineId,
        String templateType,
        String description,
        CodeLanguage language,
        ExecutionStatus status,
        @Nullable Verdict verdict,
        @Nullable String provider,
        boolean replay,
        @Nullable QualityReport report,
        @Nullable Failure failure,
        int priority,
        @Nullable TaskRef task,
        Relations relations,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant estimatedCompletion) {

    /**
     * Why an execution did not end with files.
     *
     * @param code the stable reason, such as {@code model_missing} or {@code no_model}
     * @param message what happened and how to mend it
     */
    public record Failure(String code, String message) {}

    /**
     * How an execution is connected with others.
     *
     * @param waitingFor which of those it depends on are not done yet; empty once it has begun
     * @param blockedBy which of these, or of those that they wait for, ended in a way that lets it never begin
     * @param retryOf the execution it repeats, or null
     * @param retriedAs those that repeat it
     * @param replayOf the execution that it replays, or null where it replays none, or a cassette from elsewhere
     */
    public record Relations(
            List<ExecutionId> dependsOn,
            List<ExecutionId> waitingFor,
            List<ExecutionId> blockedBy,
            @Nullable ExecutionId retryOf,
            List<ExecutionId> retriedAs,
            @Nullable ExecutionId replayOf) {

        public Relations {
            dependsOn = List.copyOf(dependsOn);
            waitingFor = List.copyOf(waitingFor);
            blockedBy = List.copyOf(blockedBy);
            retriedAs = List.copyOf(retriedAs);
        }
    }

    /** Whether those that depend on it may begin: it ended with files that no gate rejects. The table says the same in its column. */
    public boolean isDone() {
        return switch (status) {
            case COMPLETED -> true;
            case COMPLETED_WITH_FINDINGS -> verdict != Verdict.REJECTED;
            case QUEUED, RUNNING, FAILED, CANCELLED -> false;
        };
    }
}
