package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.CodeFactoryConfig.Models;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.queue.Lane;
import dev.codefactory.queue.NewWork;
import dev.codefactory.queue.WorkQueue;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where steps wait for their turn: each is a piece of work under the same id, in the lane and with the timeout of its type. */
@Component
class StepQueue {

    static final String WORK_KIND = "step";

    private final WorkQueue queue;
    private final ModelLanes lanes;
    private final StepProperties properties;

    StepQueue(WorkQueue queue, ModelLanes lanes, StepProperties properties) {
        this.queue = queue;
        this.lanes = lanes;
        this.properties = properties;
    }

    /**
     * What holds for all steps of an execution.
     *
     * @param models which models the request names, so that a step waits for the hosts that have them
     * @param replay whether no model is asked, so that no step waits for one
     */
    record Terms(Owner owner, int priority, Models models, boolean replay) {}

    /**
     * @param definition what the pipeline says of the step
     * @param role of the model it will ask, or empty when it asks none
     */
    void add(
            UUID id, Pipeline.Next step, PipelineStep definition, Optional<ModelRole> role, Terms terms, int waitsFor) {
        var lane = terms.replay() ? Lane.LOCAL : lanes.of(role, terms.models());
        var limit = definition.limits().timeout();
        var timeout = limit == null ? properties.timeoutOf(step.type()) : limit;
        queue.add(new NewWork(id, WORK_KIND, lane, terms.owner().id(), terms.priority(), timeout, waitsFor));
    }

    /** Tells each of these that one of the steps it waits for has ended. */
    void satisfied(Collection<UUID> ids) {
        queue.satisfied(ids);
    }

    /** Drops what waits and interrupts what runs. */
    void cancel(Collection<UUID> ids) {
        queue.cancel(ids);
    }

    void prioritise(Collection<UUID> ids, int priority) {
        queue.prioritise(ids, priority);
    }
}
