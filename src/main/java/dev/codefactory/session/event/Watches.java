package dev.codefactory.session.event;

import dev.codefactory.session.ExecutionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every execution that is watched on this node, as long as somebody does. What this node changes is told at once; what other nodes change
 * is found by one look at the table for all of them, five times a second.
 */
@Component
class Watches {

    static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private static final Logger log = LoggerFactory.getLogger(Watches.class);

    private final Map<ExecutionId, Shared> shared = new ConcurrentHashMap<>();
    private final EventRows rows;
    private final LiveAnswers answers;
    private @Nullable Thread lookout;
    private boolean closed;

    Watches(EventRows rows, LiveAnswers answers) {
        this.rows = rows;
        this.answers = answers;
    }

    /** A watch, and how many share it. */
    private static final class Shared {

        private final Watch watch;
        private int readers;
        private long answered;

        private Shared(Watch watch) {
            this.watch = watch;
        }
    }

    /** Begins to watch; every call is paired with one of {@link #leave}. */
    synchronized Watch join(ExecutionId execution) {
        var one = shared.computeIfAbsent(execution, id -> new Shared(new Watch(id, rows)));
        one.readers++;
        if (closed) {
            one.watch.close();
        } else if (lookout == null) {
            lookout = Thread.ofVirtual().name("events-lookout").start(this::lookOut);
        }
        return one.watch;
    }

    synchronized void leave(Watch watch) {
        var one = shared.get(watch.execution());
        if (one != null && --one.readers == 0) {
            shared.remove(watch.execution());
        }
    }

    /** This node has committed an event of the execution. */
    void changed(ExecutionId execution) {
        var one = shared.get(execution);
        if (one != null) {
            one.watch.changed();
        }
    }

    /** How many executions are watched. */
    int size() {
        return shared.size();
    }

    synchronized boolean isLookingOut() {
        return lookout != null;
    }

    /** Sends every reader home, or open streams would hold up the shutdown. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        closed = true;
        shared.values().forEach(one -> one.watch.close());
    }

    private void lookOut() {
        try {
            while (isWanted()) {
                Thread.sleep(LOOK_EVERY);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isWanted() {
        if (shared.isEmpty() || closed) {
            lookout = null;
            return false;
        }
        return true;
    }

    private void look() {
        var watched = List.copyOf(shared.values());
        watched.forEach(this::tellOfAnswer);
        try {
            var last = rows.lastNumbers(
                    watched.stream().map(one -> one.watch.execution()).toList());
            for (var one : watched) {
                var number = last.get(one.watch.execution());
                if (number == null) {
                    one.watch.close(); // deleted
                } else {
                    one.watch.changedTo(number);
                }
            }
        } catch (RuntimeException e) {
            log.warn("could not look for events of other nodes: {}", e.getMessage());
        }
    }

    /** Here and not at each word, or a thousand readers would be woken a hundred times a second. */
    private void tellOfAnswer(Shared one) {
        var written = answers.written(one.watch.execution());
        if (written != one.answered) {
            one.answered = written;
            one.watch.wake();
        }
    }
}
