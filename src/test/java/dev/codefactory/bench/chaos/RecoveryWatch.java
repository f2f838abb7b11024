package dev.codefactory.bench.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures how long it takes after a fault until everything that was being done is being done again, or is done. */
final class RecoveryWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LOOK_AGAIN_MS = 100;

    private final JdbcClient tables;
    private final Map<UUID, Integer> before;
    private @Nullable CompletableFuture<Duration> recovered;

    /** Notes what is being done now. */
    RecoveryWatch(JdbcClient tables) {
        this.tables = tables;
        this.before = Attempts.running(tables);
    }

    /** Recovery counts from now. */
    void begin() {
        if (recovered == null) {
            var begun = System.nanoTime();
            recovered = CompletableFuture.supplyAsync(() -> watch(begun));
        }
    }

    /** It was measured elsewhere: the fault is not one of the cluster. */
    void measured(Duration recovery) {
        recovered = CompletableFuture.completedFuture(recovery);
    }

    /** How long it took; the whole patience when it did not happen. */
    Duration recovery() throws Exception {
        begin();
        return recovered == null ? PATIENCE : recovered.get(PATIENCE.toSeconds() + 30, TimeUnit.SECONDS);
    }

    private Duration watch(long begun) {
        var elapsed = Duration.ZERO;
        while (elapsed.compareTo(PATIENCE) < 0) {
            if (isRecovered()) {
                return elapsed;
            }
            pause();
            elapsed = Duration.ofNanos(System.nanoTime() - begun);
        }
        return PATIENCE;
    }

    private boolean isRecovered() {
        try {
            return Attempts.now(tables, before.keySet()).entrySet().stream()
                    .allMatch(work -> work.getValue() > before.getOrDefault(work.getKey(), 0));
        } catch (DataAccessException e) {
            return false; // the fault is not over
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
