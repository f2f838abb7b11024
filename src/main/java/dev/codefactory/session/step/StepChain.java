package dev.codefactory.session.step;

import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.Pipeline.Planned;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.event.EventLog;
import dev.codefactory.session.execution.ExecutionSteps;
import dev.codefactory.session.execution.Origin;
import dev.codefactory.session.execution.Requests;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The order of an execution's steps: each is added as its row, its work under the same id, and the event that says so. */
@Component
class StepChain implements ExecutionSteps {

    private final Requests requests;
    private final StepRepository steps;
    private final ChainRepository chains;
    private final StepQueue queue;
    private final EventLog events;
    private final Pipeline pipeline;

    StepChain(
            Requests requests,
            StepRepository steps,
            ChainRepository chains,
            StepQueue queue,
            EventLog events,
            Pipeline pipeline) {
        this.requests = requests;
        this.steps = steps;
        this.chains = chains;
        this.queue = queue;
        this.events = events;
        this.pipeline = pipeline;
    }

    @Override
    public void begin(Owner owner, ExecutionId execution) {
        var origin = requests.origin(execution);
        var first = origin.map(Origin::step).orElseGet(pipeline::first);
        var known = origin.map(from -> chains.load(from.known())).orElse(Chain.START);
        addAll(execution, owner, pipeline.beginningWith(first, known, requests.load(execution)));
    }

    /** Adds what follows a step that left this chain; false when the execution is at its end. */
    boolean follow(Assignment done, Chain known) {
        if (done.last()) {
            return false;
        }
        var request = requests.load(done.execution());
        var next = pipeline.after(done.step(), known, request);
        addAll(done.execution(), done.owner(), next);
        return !next.isEmpty() || done.step().part() != null;
    }

    /** Lets those go on that waited for the step. To be called before the execution's row is locked: work is locked first. */
    void satisfy(UUID done) {
        queue.satisfied(steps.dependents(done));
    }

    @Override
    public void cancelOpen(ExecutionId execution) {
        steps.open(execution).forEach(step -> queue.cancel(List.of(step)));
    }

    @Override
    public void closeOpen(ExecutionId execution, String reason) {
        cancelOpen(execution);
        steps.open(execution).forEach(step -> steps.close(step, StepStatus.CANCELLED, reason, null));
    }

    @Override
    public void prioritiseOpen(ExecutionId execution, int priority) {
        queue.prioritise(steps.open(execution), priority);
    }

    private void addAll(ExecutionId execution, Owner owner, List<Planned> planned) {
        var ids = new HashMap<Pipeline.Next, UUID>();
        var position = steps.count(execution);
        var terms = new StepQueue.Terms(owner, requests.priority(execution), requests.models(execution));
        for (var each : planned) {
            var id = UuidCreator.getTimeOrderedEpoch();
            var step = each.step();
            ids.put(step, id);
            steps.add(id, execution, ++position, step);
            each.waitsFor().forEach(needed -> steps.addDependency(id, requireNonNull(ids.get(needed))));
            queue.add(id, step.type(), terms, each.waitsFor().size());
            stage(execution, step, StepStatus.QUEUED, Map.of("step_id", id));
        }
    }

    void stage(ExecutionId execution, Pipeline.Next step, StepStatus status, Map<String, ?> more) {
        var data = new LinkedHashMap<String, Object>();
        data.put("step", step.type().id());
        data.put("round", step.round());
        if (step.part() != null) {
            data.put("part", step.part().value());
        }
        data.put("status", status.id());
        data.putAll(more);
        event(execution, "stage", data);
    }

    void event(ExecutionId execution, String type, Map<String, ?> data) {
        events.append(execution, type, data);
    }
}
