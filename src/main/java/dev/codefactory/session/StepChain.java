package dev.codefactory.session;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.queue.Lane;
import dev.codefactory.queue.NewWork;
import dev.codefactory.queue.WorkQueue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds a step to an execution: its row, its work under the same id, and the event that says so. */
@Component
class StepChain {

    static final String WORK_KIND = "step";

    /** In the middle; until callers can choose. */
    private static final int PRIORITY = 5;

    private final StepRepository steps;
    private final WorkQueue queue;
    private final EventLog events;

    StepChain(StepRepository steps, WorkQueue queue, EventLog events) {
        this.steps = steps;
        this.queue = queue;
        this.events = events;
    }

    void add(ExecutionId execution, Owner owner, int position, Pipeline.Next step) {
        var id = UuidCreator.getTimeOrderedEpoch();
        steps.add(id, execution, position, step);
        queue.add(new NewWork(id, WORK_KIND, step.type().asksModel() ? Lane.MODEL : Lane.LOCAL, owner.id(), PRIORITY));
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
