package dev.codefactory.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets work in when its lane has room: only then does it become an execution of the engine, in the same transaction. It is always the last
 * thing a transaction does, so that locks are taken in one order: work, the caller's rows, lanes.
 */
@Component
class Admission {

    private final WorkRepository work;
    private final ObjectProvider<Scheduler> engine;
    private final Clock clock;

    // A provider, because the engine is built from tasks that need admission.
    Admission(WorkRepository work, ObjectProvider<Scheduler> engine, Clock clock) {
        this.work = work;
        this.engine = engine;
        this.clock = clock;
    }

    /** Fills every lane at the end of the caller's transaction, and wakes this node's engine once that is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fillAtCommit() {
        var asked = TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(FillAtCommit.class::isInstance);
        if (!asked) {
            TransactionSynchronizationManager.registerSynchronization(new FillAtCommit());
        }
    }

    /** Fills every lane, and gives the engine back what it lost: admitted work it knows nothing of. */
    @Transactional
    public void sweep() {
        fillAtCommit();
        work.unknownToEngine().forEach(this::schedule);
    }

    private void fill() {
        for (var lane : Lane.values()) {
            var capacity = work.lockLane(lane);
            work.admit(lane, capacity).forEach(this::schedule);
        }
    }

    private void schedule(UUID id) {
        engine.getObject()
                .scheduleIfNotExists(WorkRunner.TASK.instance(id.toString()).scheduledTo(Instant.now(clock)));
    }

    private final class FillAtCommit implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            fill();
        }

        @Override
        public void afterCommit() {
            engine.getObject().triggerCheckForDueExecutions();
        }
    }
}
