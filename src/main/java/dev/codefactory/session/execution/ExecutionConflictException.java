package dev.codefactory.session.execution;

import dev.codefactory.session.ExecutionView;

/** What was asked of an execution is not possible in the state it is in. */
public final class ExecutionConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean ended;

    private ExecutionConflictException(boolean ended, String message) {
        super(message);
        this.ended = ended;
    }

    /** @param wish what was asked for, as in "it cannot …" */
    public static ExecutionConflictException ended(ExecutionView execution, String wish) {
        return new ExecutionConflictException(
                true,
                "Execution %s has ended as %s and cannot %s."
                        .formatted(execution.id().value(), execution.status().id(), wish));
    }

    public static ExecutionConflictException open(ExecutionView execution) {
        return new ExecutionConflictException(
                false,
                "Execution %s is still %s; wait for its end or cancel it first."
                        .formatted(execution.id().value(), execution.status().id()));
    }

    /** Whether it has ended already, rather than not yet. */
    public boolean isEnded() {
        return ended;
    }
}
