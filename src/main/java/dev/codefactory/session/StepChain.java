package dev.codefactory.session;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.session.StepRepository.Assignment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The order of an execution's steps: each is added as its row, its work under the same id, and the event that says so. */
@Component
class StepChain {

    private final ExecutionRepository executions;
    private final StepRepository steps;
    private final StepQueue queue;
    private final EventLog events;
    private final Pipeline pipeline;

    StepChain(
            ExecutionRepository executions, StepRepository steps, StepQueue queue, EventLog events, Pipeline pipeline) {
        this.executions = executions;
        this.steps = steps;
        this.queue = queue;
        this.events = events;
        this.pipeline = pipeline;
    }

    /** Adds the step an execution begins with. */
    void begin(Owner owner, ExecutionId execution) {
        var first = executions.origin(execution).map(Origin::step).orElseGet(pipeline::first);
        add(execution, owner, 1, first);
    }

    /** Adds what follows a step that left this chain; false when nothing does. */
    boolean follow(Assignment done, Chain known) {
        if (done.last()) {
            return false;
        }
        var next = pipeline.after(done.step(), known);
        next.ifPresent(step -> add(done.execution(), done.owner(), done.position() + 1, step));
        return next.isPresent();
    }

    /** Drops the steps that wait and interrupts the one that runs. */
    void cancelOpen(ExecutionId execution) {
        queue.cancel(steps.open(execution));
    }

    void prioritiseOpen(ExecutionId execution, int priority) {
        queue.prioritise(steps.open(execution), priority);
    }

    private void add(ExecutionId execution, Owner owner, int position, Pipeline.Next step) {
        var id = UuidCreator.getTimeOrderedEpoch();
        steps.add(id, execution, position, step);
        queue.add(id, step.type(), owner, executions.priority(execution), executions.models(execution));
        stage(execution, step, StepStatus.QUEUED, Map.of("step_id", id));
    }

    void stage(ExecutionId execution, Pipeline.Next step, StepStatus status, Map<String, ?> more) {
        var data = new LinkedHashMap<String, Object>();
        data.put("step", step.type().id());
        data.put("round", step.round());
        data.put("status", status.id());
        data.putAll(more);
        event(execution, "stage", data);
    }

    void event(ExecutionId execution, String type, Map<String, ?> data) {
        events.append(execution, type, data);
    }
}
