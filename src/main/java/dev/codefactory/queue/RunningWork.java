package dev.codefactory.queue;

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

    /** One piece of work in a thread's hands; {@code thread} is only there while its body runs. */
    private record Run(@Nullable Thread thread, Instant deadline, boolean overdue) {}

    /** Holds the work from before it is claimed until after it is committed, so that nobody takes it for left behind. */
    void hold(UUID id, Runnable claimRunAndCommit) {
        runs.put(id, new Run(null, Instant.MAX, false));
        try {
            claimRunAndCommit.run();
        } finally {
            runs.remove(id);
        }
    }

    /**
     * Runs the body where an interrupt reaches it. Whatever an interrupt broke counts as the interrupt, and none outlives the body: the
     * thread has rows to write next, and an interrupted virtual thread would lose its connection.
     */
    WorkOutcome run(UUID id, Duration timeout, Body body) throws InterruptedException, TimedOutException {
        runs.put(id, new Run(Thread.currentThread(), clock.instant().plus(timeout), false));
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
            runs.put(id, new Run(null, Instant.MAX, false));
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
            return new Run(run.thread(), Instant.MAX, true);
        }));
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
