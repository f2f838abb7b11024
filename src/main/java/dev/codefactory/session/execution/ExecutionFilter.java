package dev.codefactory.session.execution;

import dev.codefactory.session.ExecutionStatus;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which executions a list holds; null and an empty set mean all.
 *
 * @param text stands somewhere in the description, letter case aside
 */
public record ExecutionFilter(
        Set<ExecutionStatus> statuses,
        @Nullable String templateType,
        @Nullable UUID sessionId,
        @Nullable UUID projectId,
        @Nullable UUID taskId,
        @Nullable UUID runId,
        @Nullable String text,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore) {

    private static final Set<ExecutionStatus> OPEN = Set.of(ExecutionStatus.QUEUED, ExecutionStatus.RUNNING);

    /** All executions of an owner. */
    public static final ExecutionFilter ALL =
            new ExecutionFilter(Set.of(), null, null, null, null, null, null, null, null);

    public ExecutionFilter {
        statuses = Set.copyOf(statuses);
    }

    /** What came of a run of a project. */
    public static ExecutionFilter ofRun(UUID run) {
        return new ExecutionFilter(Set.of(), null, null, null, null, run, null, null, null);
    }

    /** Those of these that have not ended. */
    ExecutionFilter open() {
        return new ExecutionFilter(
                OPEN, templateType, sessionId, projectId, taskId, runId, text, createdAfter, createdBefore);
    }
}
