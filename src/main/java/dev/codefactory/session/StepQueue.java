package dev.codefactory.session;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.CodeFactoryConfig.Models;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.queue.NewWork;
import dev.codefactory.queue.WorkQueue;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where steps wait for their turn: each is a piece of work under the same id, in the lane and with the timeout of its type. */
@Component
class StepQueue {

    static final String WORK_KIND = "step";

    private final WorkQueue queue;
    private final ModelLanes lanes;
    private final SessionProperties properties;

    StepQueue(WorkQueue queue, ModelLanes lanes, SessionProperties properties) {
        this.queue = queue;
        this.lanes = lanes;
        this.properties = properties;
    }

    /** @param models which models the request names, so that the step waits for the hosts that have them */
    void add(UUID id, StepType type, Owner owner, int priority, Models models) {
        queue.add(new NewWork(
                id, WORK_KIND, lanes.of(type, models), owner.id(), priority, properties.timeoutOf(type), 0));
    }

    /** Drops what waits and interrupts what runs. */
    void cancel(Collection<UUID> ids) {
        queue.cancel(ids);
    }

    void prioritise(Collection<UUID> ids, int priority) {
        queue.prioritise(ids, priority);
    }
}
