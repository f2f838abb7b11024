package dev.codefactory.queue;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which thread of this node does which work, so that a cancellation, a deadline or a lost claim can interrupt it. */
@Component
class RunningWork {

    private final Map<UUID, Run> runs = new ConcurrentHashMap<>();
    private final Clock clock;

    RunningWork(Clock clock) {
        this.clock = clock;
    }

    @FunctionalInterface
    interface Body {
        WorkOutcome run() throws InterruptedException;
    }

    /** The body took longer than it may and was interrupted. */
    static final class TimedOutException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** One piece of work in this node's hands; {@code thread} is only there while its body runs. */
    private record Run(boolean local, @Nullable Thread thread, Instant deadline, boolean overdue) {

        private static Run held(boolean local) {
            return new Run(local, null, Instant.MAX, false);
        }
    }

    /** Notes that this node has the work in its hands, until it is released. */
    void hold(UUID id, boolean local) {
        runs.put(id, Run.held(local));
    }

    void release(UUID id) {
        runs.remove(id);
        synchronized (runs) {
            runs.notifyAll();
        }
    }

    /** How much work this node has in its hands. */
    int count() {
        return runs.size();
    }

    /** How much local work this node has in its hands. */
    int local() {
        return (int) runs.values().stream().filter(Run::local).count();
    }

    /**
     * Runs the body where an interrupt reaches it. Whatever an interrupt broke counts as the interrupt, and none outlives the body: the
     * thread has rows to write next, and an interrupted virtual thread would lose its connection.
     */
    WorkOutcome run(UUID id, Duration timeout, Body body) throws InterruptedException, TimedOutException {
        var local = holds(id) && requireNonNull(runs.get(id)).local();
        runs.put(id, new Run(local, Thread.currentThread(), clock.instant().plus(timeout), false));
        try {
            return body.run();
        } catch (InterruptedException e) {
            if (isOverdue(id)) {
                throw timedOut(e);
            }
            throw e;
        } catch (RuntimeException e) {
            if (isOverdue(id)) {
                throw timedOut(e);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw (InterruptedException) new InterruptedException("interrupted while working").initCause(e);
            }
            throw e;
        } finally {
            // The map locks the entry: after this no interrupt for this work can arrive any more.
            runs.put(id, Run.held(local));
            Thread.interrupted();
        }
    }

    /** Whether this node has the work in its hands, from before its claim until after its commit. */
    boolean holds(UUID id) {
        return runs.containsKey(id);
    }

    /** The work whose bodies run. */
    Set<UUID> underWay() {
        return runs.entrySet().stream()
                .filter(entry -> entry.getValue().thread() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    void interrupt(UUID id) {
        runs.computeIfPresent(id, (_, run) -> {
            interrupt(run);
            return run;
        });
    }

    void interruptOverdue() {
        var now = clock.instant();
        var late = runs.entrySet().stream()
                .filter(entry -> now.isAfter(entry.getValue().deadline()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        late.forEach(id -> runs.computeIfPresent(id, (_, run) -> {
            if (run.thread() == null) {
                return run;
            }
            interrupt(run);
            return new Run(run.local(), run.thread(), Instant.MAX, true);
        }));
    }

    void interruptAll() {
        runs.keySet().forEach(this::interrupt);
    }

    /** Waits until nothing is in hand; false when that takes longer than the given time. */
    boolean awaitNone(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        synchronized (runs) {
            while (!runs.isEmpty()) {
                var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                runs.wait(left);
            }
        }
        return true;
    }

    private static void interrupt(Run run) {
        if (run.thread() != null) {
            run.thread().interrupt();
        }
    }

    private boolean isOverdue(UUID id) {
        var run = runs.get(id);
        return run != null && run.overdue();
    }

    private static TimedOutException timedOut(Exception cause) {
        var timedOut = new TimedOutException();
        timedOut.initCause(cause);
        return timedOut;
    }
}
