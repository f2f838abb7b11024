package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.queue.Lane;
import dev.codefactory.queue.NewWork;
import dev.codefactory.queue.WorkQueue;
import dev.codefactory.session.choice.Choice;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where steps wait for their turn: each is a piece of work under the same id, in the lane and with the timeout of its type. */
@Component
class StepQueue {

    static final String WORK_KIND = "step";

    private final WorkQueue queue;
    private final StepProperties properties;

    StepQueue(WorkQueue queue, StepProperties properties) {
        this.queue = queue;
        this.properties = properties;
    }

    /** When it is the turn of the steps of an execution. */
    record Turn(Owner owner, int priority) {}

    /**
     * @param definition what the pipeline says of the step
     * @param choice the model it waits for, or null when it waits for none
     */
    void add(UUID id, Pipeline.Next step, PipelineStep definition, @Nullable Choice choice, Turn turn, int waitsFor) {
        var lane = choice == null ? Lane.LOCAL : Lane.model(choice.model());
        var limit = definition.limits().timeout();
        var timeout = limit == null ? properties.timeoutOf(step.type()) : limit;
        queue.add(new NewWork(id, WORK_KIND, lane, turn.owner().id(), turn.priority(), timeout, waitsFor));
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
