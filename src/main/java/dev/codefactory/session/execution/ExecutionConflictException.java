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

    /** What would follow a replay was never recorded. */
    public static ExecutionConflictException replay(ExecutionView execution) {
        return new ExecutionConflictException(
                true,
                "Execution %s is a replay, and nothing is recorded that could follow it; repeat the execution it replays."
                        .formatted(execution.id().value()));
    }

    /** It goes on from another one, so that what it did is only a part of what led to its files. */
    public static ExecutionConflictException inTheMiddle(ExecutionView execution) {
        return new ExecutionConflictException(
                true,
                "Execution %s began in the middle of another one and cannot be recorded; record one that began with its request."
                        .formatted(execution.id().value()));
    }

    /** Whether it has ended already, rather than not yet. */
    public boolean isEnded() {
        return ended;
    }
}
