package dev.codefactory.queue;

import dev.codefactory.queue.cluster.DatabaseClock;
import dev.codefactory.queue.cluster.Node;
import dev.codefactory.queue.cluster.Nodes;
import dev.codefactory.queue.cluster.Wakeups;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every node does again and again, until it has nothing more in hand. */
@Component
class Housekeeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /** A node may miss some beats before it counts as dead. */
    private static final int BEATS = 4;

    private final JdbcClient jdbc;
    private final RunningWork running;
    private final Recovery recovery;
    private final Nodes nodes;
    private final Node self;
    private final DatabaseClock clock;
    private final Duration deadAfter;
    private @Nullable ScheduledExecutorService timer;

    Housekeeping(
            JdbcClient jdbc,
            RunningWork running,
            Recovery recovery,
            Nodes nodes,
            Node self,
            DatabaseClock clock,
            QueueProperties properties,
            Wakeups wakeups) {
        this.jdbc = jdbc;
        this.running = running;
        this.recovery = recovery;
        this.nodes = nodes;
        this.self = self;
        this.clock = clock;
        this.deadAfter = properties.deadAfter();
        wakeups.onWake(this::interruptWhatMustEnd);
    }

    @Override
    public void start() {
        var threads = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("queue-", 0).factory());
        var _ = threads.scheduleWithFixedDelay(this::interruptWhatMustEnd, 500, 500, TimeUnit.MILLISECONDS);
        var beat = deadAfter.dividedBy(BEATS).toMillis();
        var _ = threads.scheduleWithFixedDelay(this::beat, 0, beat, TimeUnit.MILLISECONDS);
        var look = deadAfter.dividedBy(2).toMillis();
        var _ = threads.scheduleWithFixedDelay(this::putBackUnheld, look, look, TimeUnit.MILLISECONDS);
        timer = threads;
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** It begins before and ends after all work: a node that drains is not dead. */
    @Override
    public int getPhase() {
        return QueueConfiguration.PHASE;
    }

    /** Interrupts what was cancelled on another node, what this node no longer owns, and what takes too long. */
    void interruptWhatMustEnd() {
        running.interruptOverdue();
        var underWay = running.underWay();
        if (!underWay.isEmpty()) {
            quietly("looking for cancelled work", () -> ended(underWay).forEach(running::interrupt));
        }
    }

    private void beat() {
        quietly("the heartbeat", () -> {
            nodes.beat();
            if (clock.measure().isNegative()) {
                recovery.bringForward();
            }
            if (clock.isEven()) {
                recovery.recoverDead();
            }
        });
    }

    private void putBackUnheld() {
        // Who holds it is asked after the rows were read: what began in between is held by then.
        quietly("looking for work left behind", () -> recovery.putBackUnheld(running::holds));
    }

    private Set<UUID> ended(Set<UUID> underWay) {
        var mine = jdbc.sql("select id from work where id = any(:ids) and status = 'admitted' and node = :node")
                .param("ids", underWay.toArray(UUID[]::new))
                .param("node", self.name())
                .query((row, _) -> row.getObject("id", UUID.class))
                .set();
        return underWay.stream().filter(id -> !mine.contains(id)).collect(Collectors.toSet());
    }

    /** An outage of the database is the business of those who wait for an answer; here the next turn comes anyway. */
    private static void quietly(String what, Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException e) {
            log.warn("{} failed and is tried again: {}", what, e.getMessage());
        }
    }
}
