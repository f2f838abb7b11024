package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.execution.Executions;
import java.util.List;
import java.util.Map;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/** What an owner can see of the steps of executions. */
@Service
@NamedInterface("steps")
public class StepRuns {

    private final Executions executions;
    private final StepRepository steps;
    private final ChainRepository chains;

    StepRuns(Executions executions, StepRepository steps, ChainRepository chains) {
        this.executions = executions;
        this.steps = steps;
        this.chains = chains;
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

    /**
     * What its steps have worked out besides files, by the names of their outputs.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public Map<String, Object> outputs(Owner owner, ExecutionId id) {
        return outcome(owner, id).outputs();
    }

    /**
     * What its steps have found out so far.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public Chain outcome(Owner owner, ExecutionId id) {
        executions.get(owner, id);
        return chains.last(id);
    }
}
