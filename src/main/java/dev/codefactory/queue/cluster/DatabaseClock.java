package dev.codefactory.queue.cluster;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's time, told without asking it each time: this node's clock corrected by the difference measured last. db-scheduler compares
 * times that several nodes wrote; with their own clocks, one that is wrong by hours would take the others for dead.
 */
public final class DatabaseClock implements Clock {

    private final JdbcClient jdbc;
    private final java.time.Clock local;
    private final Duration tolerance;
    private volatile @Nullable Duration ahead;
    private volatile long evenSince = System.nanoTime();

    /** @param tolerance what the clock may be set by without a word, and how long after more than that it is not to be relied on */
    public DatabaseClock(JdbcClient jdbc, java.time.Clock local, Duration tolerance) {
        this.jdbc = jdbc;
        this.local = local;
        this.tolerance = tolerance;
    }

    @Override
    public Instant now() {
        var known = ahead;
        return local.instant().plus(known == null ? measured() : known);
    }

    /**
     * Compares the clocks again; to be called every few seconds, for clocks drift and are set.
     *
     * @return by how much one of them was set since the last time, as the database's clock; zero when both ran evenly
     */
    public Duration measure() {
        var before = ahead;
        var now = measured();
        var jump = before == null ? Duration.ZERO : now.minus(before);
        if (jump.abs().compareTo(tolerance) <= 0) {
            return Duration.ZERO;
        }
        evenSince = System.nanoTime();
        return jump;
    }

    /** Whether it has run evenly for a while. Right after it was set, the times others wrote before seem to be long ago, or to come. */
    public boolean isEven() {
        return System.nanoTime() - evenSince > tolerance.toNanos();
    }

    private Duration measured() {
        var before = local.instant();
        var database = jdbc.sql("select clock_timestamp()")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
        var measured = Duration.between(
                before.plus(Duration.between(before, local.instant()).dividedBy(2)), database);
        ahead = measured;
        return measured;
    }
}
