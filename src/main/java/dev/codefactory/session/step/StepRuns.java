package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.execution.Executions;
import java.util.List;
import org.springframework.stereotype.Service;

/** What an owner can see of the steps of executions. */
@Service
public class StepRuns {

    private final Executions executions;
    private final StepRepository steps;

    StepRuns(Executions executions, StepRepository steps) {
        this.executions = executions;
        this.steps = steps;
    }

    /**
     * The steps of an execution in order.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public List<StepView> list(Owner owner, ExecutionId id) {
        executions.get(owner, id);
        return steps.list(owner, id);
    }
}
