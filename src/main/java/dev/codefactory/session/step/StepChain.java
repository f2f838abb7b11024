package dev.codefactory.session.step;

import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.Pipeline.Planned;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.step.Steps;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.choice.Choice;
import dev.codefactory.session.choice.ModelChoice;
import dev.codefactory.session.event.EventLog;
import dev.codefactory.session.execution.ExecutionSteps;
import dev.codefactory.session.execution.Origin;
import dev.codefactory.session.execution.Requests;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The order of an execution's steps: each is added as its row, its work under the same id, and the event that says so. */
@Component
class StepChain implements ExecutionSteps {

    private final Requests requests;
    private final StepRepository steps;
    private final ChainRepository chains;
    private final StepQueue queue;
    private final EventLog events;
    private final Steps order;
    private final ModelChoice models;

    StepChain(
            Requests requests,
            StepRepository steps,
            ChainRepository chains,
            StepQueue queue,
            EventLog events,
            Steps order,
            ModelChoice models) {
        this.requests = requests;
        this.steps = steps;
        this.chains = chains;
        this.queue = queue;
        this.events = events;
        this.order = order;
        this.models = models;
    }

    @Override
    public void begin(Owner owner, ExecutionId execution) {
        var origin = requests.origin(execution);
        var request = requests.load(execution);
        var first = origin.map(Origin::step).orElseGet(() -> order.first(request));
        var known = origin.map(from -> chains.load(from.known())).orElse(Chain.START);
        addAll(new Terms(execution, owner, request, known), order.beginningWith(first, known, request));
    }

    /** Adds what follows a step that left this chain; false when the execution is at its end. */
    boolean follow(Assignment done, Chain known) {
        if (done.last()) {
            return false;
        }
        var request = requests.load(done.execution());
        var next = order.after(done.step(), known, request);
        addAll(new Terms(done.execution(), done.owner(), request, known), next);
        return !next.isEmpty() || done.step().part() != null;
    }

    /** Whether its end is to be judged: a single step, and steps that only ask and work out data, leave nothing to judge. */
    boolean isToJudge(Assignment done) {
        return !done.last() && requests.load(done.execution()).pipeline().concernsCode();
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

    /** What holds for all steps that are added together. */
    private record Terms(ExecutionId execution, Owner owner, GenerationRequest request, Chain known) {}

    private void addAll(Terms terms, List<Planned> planned) {
        var execution = terms.execution();
        var ids = new HashMap<Pipeline.Next, UUID>();
        var position = steps.count(execution);
        var turn = new StepQueue.Turn(terms.owner(), requests.priority(execution));
        var replay = requests.isReplay(execution);
        for (var each : planned) {
            var id = UuidCreator.getTimeOrderedEpoch();
            var step = each.step();
            ids.put(step, id);
            // No model is asked where answers are replayed, so that no step waits for one.
            var choice = replay ? null : choice(terms, step);
            steps.add(id, execution, ++position, step, choice);
            each.waitsFor().forEach(needed -> steps.addDependency(id, requireNonNull(ids.get(needed))));
            // One that waits for its owner's word waits for one more than for steps.
            var awaitsApproval = step.type() == StepType.APPROVAL;
            var waitsFor = each.waitsFor().size() + (awaitsApproval ? 1 : 0);
            queue.add(id, step, order.definition(step, terms.request()), choice, turn, waitsFor);
            stage(execution, step, StepStatus.QUEUED, queued(id, awaitsApproval, choice));
        }
    }

    private @Nullable Choice choice(Terms terms, Pipeline.Next step) {
        var stuck = step.type() == StepType.CODE_IMPROVEMENT
                && step.round() > 1
                && order.staysRed(terms.known(), terms.request());
        return order.role(step, terms.known(), terms.request())
                .map(role -> models.choose(new ModelChoice.Need(terms.execution(), role, terms.request(), stuck)))
                .orElse(null);
    }

    private static Map<String, Object> queued(UUID id, boolean awaitsApproval, @Nullable Choice choice) {
        var data = new LinkedHashMap<String, Object>();
        data.put("step_id", id);
        if (awaitsApproval) {
            data.put("awaits", "approval");
        }
        if (choice != null && choice.note() != null) {
            data.put("summary", choice.note());
        }
        return data;
    }

    void stage(ExecutionId execution, Pipeline.Next step, StepStatus status, Map<String, ?> more) {
        var data = new LinkedHashMap<String, Object>();
        data.put("step", step.type().id());
        data.put("path", step.path());
        data.put("round", step.round());
        if (step.part() != null) {
            data.put("part", step.part());
        }
        data.put("status", status.id());
        data.putAll(more);
        event(execution, "stage", data);
    }

    void event(ExecutionId execution, String type, Map<String, ?> data) {
        events.append(execution, type, data);
    }
}
