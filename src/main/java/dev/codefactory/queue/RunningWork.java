package dev.codefactory.queue;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which thread of this node does which work, so that a cancellation can interrupt it. */
@Component
class RunningWork {

    private final Map<UUID, Thread> threads = new ConcurrentHashMap<>();

    @FunctionalInterface
    interface Body {
        WorkOutcome run() throws InterruptedException;
    }

    /**
     * Runs the body where {@link #interrupt} reaches it. Whatever an interrupt broke counts as the interrupt, and none outlives the body: the
     * thread has rows to write next, and an interrupted virtual thread would lose its connection.
     */
    WorkOutcome run(UUID id, Body body) throws InterruptedException {
        threads.put(id, Thread.currentThread());
        try {
            return body.run();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (InterruptedException) new InterruptedException("interrupted while working").initCause(e);
            }
            throw e;
        } finally {
            // The map locks the entry: after this no interrupt for this work can arrive any more.
            threads.remove(id);
            Thread.interrupted();
        }
    }

    void interrupt(UUID id) {
        threads.computeIfPresent(id, (_, thread) -> {
            thread.interrupt();
            return thread;
        });
    }
}
