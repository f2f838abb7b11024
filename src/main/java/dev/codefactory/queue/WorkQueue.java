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

    WorkQueue(WorkRepository work, Admission admission, RunningWork running) {
        this.work = work;
        this.admission = admission;
        this.running = running;
    }

    /** Adds work and admits it at once when its lane has room. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(NewWork newWork) {
        work.add(newWork);
        admission.fillAtCommit();
    }

    /** Cancels work that has not ended; what runs is interrupted after the commit, and its result can no longer be committed. */
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
            }
        });
    }
}
