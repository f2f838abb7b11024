package dev.codefactory.session.execution;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;

/** The steps of executions, as executions see them: they begin, are dropped, and are put in another order. */
public interface ExecutionSteps {

    /** Adds the step, or the steps, an execution begins with. */
    void begin(Owner owner, ExecutionId execution);

    /** Drops the steps that wait and interrupts those that run; one by one in their order, as commits lock them. */
    void cancelOpen(ExecutionId execution);

    /** Closes what is left of an execution that has ended. */
    void closeOpen(ExecutionId execution, String reason);

    /** Changes how urgent the steps are that have not ended. */
    void prioritiseOpen(ExecutionId execution, int priority);
}
