package dev.codefactory.planning.generation;

import dev.codefactory.session.ExecutionId;

/** Why nothing could be done with an execution that plans. */
public abstract sealed class PlanningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PlanningException(String message) {
        super(message);
    }

    /** There is no such execution, it plans nothing, or it is somebody else's. */
    public static final class NotFound extends PlanningException {

        private static final long serialVersionUID = 1L;

        NotFound(ExecutionId execution) {
            super("There is no planning run %s.".formatted(execution.value()));
        }
    }
}
