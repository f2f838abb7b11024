package dev.codefactory.session;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.queue.NewWork;
import dev.codefactory.queue.WorkQueue;
import dev.codefactory.session.StepRepository.Assignment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The order of an execution's steps: each is added as its row, its work under the same id, and the event that says so. */
@Component
class StepChain {

    static final String WORK_KIND = "step";

    /** In the middle; until callers can choose. */
    private static final int PRIORITY = 5;

    private final StepRepository steps;
    private final WorkQueue queue;
    private final EventLog events;
    private final Pipeline pipeline;
    private final ModelLanes lanes;
    private final SessionProperties properties;

    StepChain(
            StepRepository steps,
            WorkQueue queue,
            EventLog events,
            Pipeline pipeline,
            ModelLanes lanes,
            SessionProperties properties) {
        this.steps = steps;
        this.queue = queue;
        this.events = events;
        this.pipeline = pipeline;
        this.lanes = lanes;
        this.properties = properties;
    }

    void begin(ExecutionId execution, Owner owner) {
        event(execution, "run", Map.of("status", ExecutionStatus.QUEUED.id()));
        add(execution, owner, 1, pipeline.first());
    }

    /** Adds what follows a step that left this chain; false when nothing does. */
    boolean follow(Assignment done, Chain known) {
        var next = pipeline.after(done.step(), known);
        next.ifPresent(step -> add(done.execution(), done.owner(), done.position() + 1, step));
        return next.isPresent();
    }

    /** Drops the steps that wait and interrupts the one that runs. */
    void cancelOpen(ExecutionId execution) {
        queue.cancel(steps.open(execution));
    }

    private void add(ExecutionId execution, Owner owner, int position, Pipeline.Next step) {
        var id = UuidCreator.getTimeOrderedEpoch();
        steps.add(id, execution, position, step);
        var timeout = properties.timeoutOf(step.type());
        queue.add(new NewWork(id, WORK_KIND, lanes.of(step.type()), owner.id(), PRIORITY, timeout, 0));
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
