package dev.codefactory.session;

import java.util.Locale;

/** Where an execution stands. Terminal states are final. */
public enum ExecutionStatus {
    QUEUED,
    RUNNING,
    /** Ended with every gate green. */
    COMPLETED,
    /** Ended with files, but a gate is red or was not run. */
    COMPLETED_WITH_FINDINGS,
    /** Ended without a result. */
    FAILED,
    CANCELLED;

    public boolean isTerminal() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case COMPLETED, COMPLETED_WITH_FINDINGS, FAILED, CANCELLED -> true;
        };
    }

    /** The workflow's own three words for it. */
    public WorkflowStatus workflow() {
        return switch (this) {
            case QUEUED, RUNNING -> WorkflowStatus.STARTED;
            case COMPLETED, COMPLETED_WITH_FINDINGS -> WorkflowStatus.SUCCESS;
            case FAILED, CANCELLED -> WorkflowStatus.FAILURE;
        };
    }

    /** The word used on the wire and in tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The wire word. */
    @Override
    public String toString() {
        return id();
    }
}
