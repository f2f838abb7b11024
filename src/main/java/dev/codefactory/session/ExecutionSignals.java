package dev.codefactory.session;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Wakes readers of this node when an execution changes. A hint only: changes made by other nodes are found by looking again. */
@Component
class ExecutionSignals {

    private final Map<ExecutionId, CompletableFuture<Void>> next = new ConcurrentHashMap<>();

    /** The next change from now on; take it before looking at the state, so that no change falls in between. */
    CompletableFuture<Void> next(ExecutionId id) {
        return next.computeIfAbsent(id, _ -> new CompletableFuture<>());
    }

    void changed(ExecutionId id) {
        var waiting = next.remove(id);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /** Waits for the change, but no longer than the given time. */
    static void await(CompletableFuture<Void> change, Duration limit) throws InterruptedException {
        try {
            change.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // then look again
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
