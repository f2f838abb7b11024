package dev.codefactory.queue;

import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where others leave work. All of it happens in the caller's transaction: work exists exactly when the caller's rows do. */
@Service
public class WorkQueue {

    private final WorkRepository work;
    private final Admission admission;
    private final RunningWork running;
    private final Wake wake;

    WorkQueue(WorkRepository work, Admission admission, RunningWork running, Wake wake) {
        this.work = work;
        this.admission = admission;
        this.running = running;
        this.wake = wake;
    }

    /** Adds work and admits it at once when its lane has room. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(NewWork newWork) {
        work.add(newWork);
        admission.fillAtCommit();
    }

    /** Tells each of these that one of the things it waits for has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void satisfied(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            work.satisfied(ids);
            admission.fillAtCommit();
        }
    }

    /** Changes the priority of what still waits; what was let in already keeps its place. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void prioritise(Collection<UUID> ids, int priority) {
        if (!ids.isEmpty()) {
            work.prioritise(ids, priority);
            admission.fillAtCommit();
        }
    }

    /** Cancels work that has not ended; what runs, on any node, is interrupted after the commit, and its result can no longer be committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        var cancelled = work.cancel(ids);
        admission.fillAtCommit();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                cancelled.forEach(running::interrupt);
                wake.everybody();
            }
        });
    }
}
