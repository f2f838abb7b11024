package dev.codefactory.session.step;

import static java.util.stream.Collectors.toMap;

import dev.codefactory.access.Owner;
import dev.codefactory.llm.journal.CallJournal;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.ResourceUse;
import dev.codefactory.session.execution.Executions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    private final CallJournal journal;

    StepRuns(Executions executions, StepRepository steps, ChainRepository chains, CallJournal journal) {
        this.executions = executions;
        this.steps = steps;
        this.chains = chains;
        this.journal = journal;
    }

    /**
     * The steps of an execution in order.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public List<StepView> list(Owner owner, ExecutionId id) {
        executions.get(owner, id);
        return steps.list(owner, id, journal.spent(List.of(id.value())));
    }

    /** What each of the executions used; their owner has been asked for. */
    public Map<ExecutionId, ResourceUse> used(Collection<ExecutionView> executions) {
        var ids = executions.stream().map(execution -> execution.id().value()).toList();
        var parts = new HashMap<ExecutionId, List<ResourceUse>>();
        steps.used(ids)
                .forEach((id, use) ->
                        parts.computeIfAbsent(id, _ -> new ArrayList<>()).add(use));
        journal.spent(ids)
                .forEach(spent -> parts.computeIfAbsent(new ExecutionId(spent.execution()), _ -> new ArrayList<>())
                        .add(ResourceUse.of(spent, null, null)));
        return executions.stream()
                .collect(toMap(ExecutionView::id, view -> ResourceUse.sum(parts.getOrDefault(view.id(), List.of()))));
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
