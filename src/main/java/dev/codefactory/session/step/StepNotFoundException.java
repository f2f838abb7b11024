package dev.codefactory.session.step;

import dev.codefactory.session.ExecutionId;
import java.util.UUID;

/** The execution has no such step. */
public final class StepNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StepNotFoundException(ExecutionId execution, UUID step) {
        super("Execution %s has no step %s.".formatted(execution.value(), step));
    }
}
