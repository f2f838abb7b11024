package dev.codefactory.session.project;

import dev.codefactory.session.ExecutionView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One generation of a project.
 *
 * @param executions the newest execution of each task, in the order they were submitted
 */
public record ProjectRun(UUID id, UUID projectId, Instant createdAt, List<ExecutionView> executions) {

    /** Where a run stands. */
    public enum Status {
        RUNNING,
        /** Nothing can go on before what failed is retried. */
        BLOCKED,
        COMPLETED,
        FAILED,
        CANCELLED;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ProjectRun {
        executions = List.copyOf(executions);
    }

    public Status status() {
        var open = executions.stream()
                .filter(execution -> !execution.status().isTerminal())
                .toList();
        if (open.stream()
                .anyMatch(execution -> execution.relations().blockedBy().isEmpty())) {
            return Status.RUNNING;
        }
        if (!open.isEmpty()) {
            return Status.BLOCKED;
        }
        if (executions.stream().allMatch(ExecutionView::isDone)) {
            return Status.COMPLETED;
        }
        return executions.stream().allMatch(execution -> execution.isDone() || isCancelled(execution))
                ? Status.CANCELLED
                : Status.FAILED;
    }

    private static boolean isCancelled(ExecutionView execution) {
        return switch (execution.status()) {
            case CANCELLED -> true;
            case QUEUED, RUNNING, COMPLETED, COMPLETED_WITH_FINDINGS, FAILED -> false;
        };
    }
}
