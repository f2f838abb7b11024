package dev.codefactory.queue;

import dev.codefactory.queue.WorkRepository.Claim;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Picks admitted work up for this node, as much as fits at once, and gives each piece a thread of its own. */
@Component
class Picker {

    private static final Logger log = LoggerFactory.getLogger(Picker.class);

    /** Calls are hints that may get lost; this is how late work is picked up then. */
    private static final long LOOK_AGAIN_MILLIS = 2_000;

    private final WorkRunner runner;
    private final RunningWork running;
    private final Wake wake;
    private final Handout handout;
    private final ThreadFactory threads = Thread.ofVirtual().name("work-", 0).factory();
    private volatile boolean picking;

    Picker(WorkRunner runner, RunningWork running, Wake wake, Handout handout) {
        this.runner = runner;
        this.running = running;
        this.wake = wake;
        this.handout = handout;
    }

    void start() {
        picking = true;
        handout.open(this::begin);
        Thread.ofVirtual().name("picker").start(this::pickUp);
    }

    /** Picks nothing up from now on, lets what runs go on for the given time, then interrupts it, and returns when nothing runs any more. */
    void drain(Duration patience) throws InterruptedException {
        picking = false;
        handout.close();
        wake.picker();
        if (!running.awaitNone(patience)) {
            running.interruptAll();
            running.awaitNone(Duration.ofSeconds(3));
        }
    }

    private void pickUp() {
        while (picking) {
            try {
                runner.claim().forEach(this::begin);
            } catch (RuntimeException e) {
                log.warn("picking up work failed and is tried again: {}", e.getMessage());
            }
            await();
        }
    }

    private void begin(Claim claim) {
        threads.newThread(() -> runner.run(claim)).start();
    }

    private void await() {
        try {
            wake.await(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException _) {
            picking = false;
            Thread.currentThread().interrupt();
        }
    }
}
