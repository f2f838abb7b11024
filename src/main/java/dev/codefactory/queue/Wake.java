package dev.codefactory.queue;

import dev.codefactory.queue.cluster.Wakeups;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How the pickers of this node and the others learn that there may be work. Many calls before one look are one. */
@Component
class Wake {

    private final Semaphore due = new Semaphore(0);
    private final Wakeups others;

    Wake(Wakeups others) {
        this.others = others;
        others.onWake(this::picker);
    }

    /** Has all nodes look; to be called after the commit of what they shall see. */
    void everybody() {
        picker();
        others.wakeOthers();
    }

    /** Has this node look. */
    void picker() {
        if (due.availablePermits() == 0) {
            due.release();
        }
    }

    /** Waits until somebody calls, but no longer than the given time. */
    void await(long millis) throws InterruptedException {
        if (due.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            due.drainPermits();
        }
    }
}
