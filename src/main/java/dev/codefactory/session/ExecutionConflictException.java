package dev.codefactory.session;

/** The execution has ended, so that what was asked of it is no longer possible. */
public final class ExecutionConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExecutionConflictException(ExecutionId id, ExecutionStatus status) {
        super("Execution %s has ended as %s and cannot be cancelled.".formatted(id.value(), status.id()));
    }
}
