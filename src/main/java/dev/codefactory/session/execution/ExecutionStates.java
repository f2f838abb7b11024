package dev.codefactory.session.execution;

import dev.codefactory.access.Owner;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.ExecutionView.Failure;
import dev.codefactory.session.estimate.Estimates;
import dev.codefactory.session.event.EventLog;
import dev.codefactory.session.intake.Intake;
import dev.codefactory.session.intake.QueueFullException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only one that moves an execution from state to state: row, event, listeners and those that waited for it, in one transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ExecutionStates {

    private final ExecutionRepository executions;
    private final Dependents dependents;
    private final EventLog events;
    private final Estimates estimates;
    private final ObjectProvider<ExecutionListener> listeners;
    private final Intake intake;

    // A provider, because a listener may need to look at executions.
    ExecutionStates(
            ExecutionRepository executions,
            Dependents dependents,
            EventLog events,
            Estimates estimates,
            ObjectProvider<ExecutionListener> listeners,
            Intake intake) {
        this.executions = executions;
        this.dependents = dependents;
        this.events = events;
        this.estimates = estimates;
        this.listeners = listeners;
        this.intake = intake;
    }

    /** How an execution ended. */
    public record Ending(
            ExecutionStatus status,
            @Nullable Verdict verdict,
            @Nullable Failure failure) {}

    /**
     * Adds an execution, which begins at once unless it has to wait for others.
     *
     * @throws UnknownDependencyException when it depends on something that is no execution of the owner
     * @throws QueueFullException when the owner or the queue has as many open executions as it may
     */
    public ExecutionView open(Owner owner, NewExecution execution) {
        intake.requireRoom(owner);
        var id = execution.id();
        executions.add(owner, execution, estimates.completion(execution.request()));
        dependents.connect(owner, id, execution.dependsOn());
        events.append(id, "run", ReplayMark.of(execution).telling(ExecutionStatus.QUEUED.id()));
        dependents.beginIfFree(owner, id);
        return tell(owner, id);
    }

    /** Takes the row that everything else of an execution is written behind. */
    public void lock(ExecutionId id) {
        executions.lock(id);
    }

    /** Says nothing when it runs already. */
    public void run(Owner owner, ExecutionId id) {
        executions.start(id).ifPresent(mark -> {
            events.append(id, "run", mark.telling(ExecutionStatus.RUNNING.id()));
            tell(owner, id);
        });
    }

    /** Notes what a step found out; null leaves what is there. */
    public void stand(
            ExecutionId id, @Nullable UUID standingStep, @Nullable QualityReport report, @Nullable String provider) {
        executions.stand(id, standingStep, report, provider);
    }

    /** Lets those that the old execution blocks wait for the new one. */
    public void replace(ExecutionId old, ExecutionId next) {
        dependents.repoint(old, next);
    }

    /** False when it had ended already: the first terminal state stays. */
    public boolean end(Owner owner, ExecutionId id, Ending ending) {
        var mark = executions.end(id, ending);
        if (mark.isEmpty()) {
            return false;
        }
        var data = mark.get().telling(ending.status().id());
        if (ending.verdict() != null) {
            data.put("verdict", ending.verdict().toString());
        }
        events.append(id, "end", data);
        dependents.release(owner, id);
        tell(owner, id); // last, because listeners lock rows of others
        return true;
    }

    private ExecutionView tell(Owner owner, ExecutionId id) {
        var execution = executions.get(owner, id);
        listeners.forEach(listener -> listener.changed(owner, execution));
        return execution;
    }
}
