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
    private volatile @Nullable Duration ahead;

    public DatabaseClock(JdbcClient jdbc, java.time.Clock local) {
        this.jdbc = jdbc;
        this.local = local;
    }

    @Override
    public Instant now() {
        var known = ahead;
        return local.instant().plus(known == null ? measure() : known);
    }

    /** Compares the clocks again; to be called every few seconds, for clocks drift and are set. */
    public Duration measure() {
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
