package dev.codefactory.queue;

import dev.codefactory.queue.admission.AdmissionPass;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets work in when there is room; from then on any node may pick it up.
 *
 * <p>Admission has one lock for all nodes. A transaction that changes work admits in its last moment if the lock is free, which saves an
 * idle queue a second commit. If the lock is taken, or this node has much in hand, it does not: this node's own thread admits right after
 * the commit, for all who asked meanwhile at once. So commits never queue up behind one another.
 */
@Component
class Admission implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Admission.class);

    /** More than this in one node's hands is admitted for in passes of many, less without delay. */
    private static final int MUCH = 16;

    private static final Duration GATHERING = Duration.ofMillis(20);

    private final AdmissionTables tables;
    private final AdmissionPass pass;
    private final TransactionTemplate transaction;
    private final Wake wake;
    private final RunningWork inHand;
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean running;

    Admission(
            AdmissionTables tables,
            AdmissionPass pass,
            TransactionTemplate transaction,
            Wake wake,
            RunningWork inHand) {
        this.tables = tables;
        this.pass = pass;
        this.transaction = transaction;
        this.wake = wake;
        this.inHand = inHand;
    }

    /** Admits at the end of the caller's transaction, or right after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fillAtCommit() {
        var registered = TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(FillAtCommit.class::isInstance);
        if (!registered) {
            TransactionSynchronizationManager.registerSynchronization(new FillAtCommit());
        }
    }

    /** Admits on this node's own thread. */
    void fillSoon() {
        if (asked.availablePermits() == 0) {
            asked.release();
        }
    }

    /** Admits what no event admitted. */
    void sweep() {
        fill();
        wakeAll();
    }

    /** Has this node and the others look for admitted work. */
    void wakeAll() {
        wake.everybody();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("admission").start(this::fillWhenAsked);
    }

    @Override
    public void stop() {
        running = false;
        asked.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return QueueConfiguration.PHASE;
    }

    private void fillWhenAsked() {
        while (running) {
            asked.acquireUninterruptibly();
            asked.drainPermits();
            try {
                if (running) {
                    fill();
                }
            } catch (RuntimeException e) {
                log.warn("admission failed and is left to the next sweep", e);
            }
            gather();
        }
    }

    /** With much in hand, a moment's wait lets many ends be answered by one pass. */
    private void gather() {
        if (isBusy()) {
            LockSupport.parkNanos(GATHERING.toNanos());
        }
    }

    private boolean isBusy() {
        return inHand.count() > MUCH;
    }

    private void fill() {
        transaction.executeWithoutResult(_ -> {
            tables.lock();
            pass.run();
        });
    }

    private final class FillAtCommit implements TransactionSynchronization {

        private boolean locked;

        @Override
        public void beforeCommit(boolean readOnly) {
            locked = !isBusy() && tables.tryLock();
            if (locked) {
                pass.run();
            }
        }

        @Override
        public void afterCommit() {
            if (!locked) {
                fillSoon();
            }
        }
    }
}
