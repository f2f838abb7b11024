package dev.codefactory.session.execution;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.event.ExecutionEvents;
import dev.codefactory.session.execution.ExecutionStates.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an owner can see and do of executions. */
@Service
@NamedInterface("executions")
public class Executions {

    private static final int MOST_AT_ONCE = 10_000;

    private final ExecutionRepository executions;
    private final ExecutionStates states;
    private final ExecutionSteps steps;
    private final ExecutionEvents events;

    Executions(ExecutionRepository executions, ExecutionStates states, ExecutionSteps steps, ExecutionEvents events) {
        this.executions = executions;
        this.states = states;
        this.steps = steps;
        this.events = events;
    }

    /** @throws ExecutionNotFoundException when the owner has no such execution */
    public ExecutionView get(Owner owner, ExecutionId id) {
        return executions.get(owner, id);
    }

    /**
     * The execution once it has ended, or as it stands when the time is up.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public ExecutionView await(Owner owner, ExecutionId id, Duration limit) throws InterruptedException {
        var execution = get(owner, id);
        if (!execution.status().isTerminal()) {
            events.awaitEnd(id, limit);
            execution = get(owner, id);
        }
        return execution;
    }

    /**
     * Up to {@code limit} executions and one more when there are more, newest first.
     *
     * @param after continue behind this execution, or null to begin with the newest
     */
    public List<ExecutionView> list(Owner owner, ExecutionFilter filter, @Nullable UUID after, int limit) {
        return executions.list(owner, filter, after, limit);
    }

    /** How many there are in each state; a state without any is left out. */
    public Map<ExecutionStatus, Integer> count(Owner owner, ExecutionFilter filter) {
        return executions.count(owner, filter);
    }

    /**
     * Cancels an execution that has not ended: what waits is dropped, what runs is interrupted, what is there already is kept.
     *
     * @throws ExecutionConflictException when it has ended
     */
    @Transactional
    public ExecutionView cancel(Owner owner, ExecutionId id) {
        get(owner, id);
        if (cancelOpen(owner, List.of(id)) == 0) {
            throw ExecutionConflictException.ended(get(owner, id), "be cancelled");
        }
        return get(owner, id);
    }

    /** Cancels those that have not ended, and says how many these were. */
    @Transactional
    public int cancelAll(Owner owner, ExecutionFilter filter) {
        var open = executions.list(owner, filter.open(), null, MOST_AT_ONCE);
        return cancelOpen(owner, open.stream().map(ExecutionView::id).toList());
    }

    private int cancelOpen(Owner owner, List<ExecutionId> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        // Work first, then the executions, then whatever listens: the order in which a step's commit takes its locks.
        ids.forEach(steps::cancelOpen);
        executions.lock(ids);
        return Math.toIntExact(
                ids.stream().filter(id -> endCancelled(owner, id)).count());
    }

    private boolean endCancelled(Owner owner, ExecutionId id) {
        if (!states.end(owner, id, new Ending(ExecutionStatus.CANCELLED, null, null))) {
            return false;
        }
        // A step that ended meanwhile may have added its successor; now that the execution's row is locked, none can
        // any more.
        steps.closeOpen(id, "cancelled by its owner");
        return true;
    }

    /**
     * Changes how urgent an execution is, for the steps that wait and for those to come.
     *
     * @throws ExecutionConflictException when it has ended
     */
    @Transactional
    public ExecutionView prioritise(Owner owner, ExecutionId id, int priority) {
        get(owner, id);
        if (!executions.prioritise(id, priority)) {
            throw ExecutionConflictException.ended(get(owner, id), "change its priority");
        }
        steps.prioritiseOpen(id, priority);
        return get(owner, id);
    }
}
