package dev.codefactory.database;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the embedded PostgreSQL while the service runs: starts it again when it has ended, and says when its disk fills up. */
final class Supervisor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

    private static final long LOOK_AGAIN_MILLIS = 1_000;

    /** What is looked after. */
    interface Server {

        boolean isAlive();

        /** Starts it on the data it left. */
        void startAgain();
    }

    private final Server server;
    private final DiskSpace space;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("postgres-supervisor").factory());
    private boolean wasShort;

    Supervisor(Server server, DiskSpace space) {
        this.server = server;
        this.space = space;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(this::look, LOOK_AGAIN_MILLIS, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One look; the next one comes whatever this one met with. */
    void look() {
        sayWhetherSpaceIsShort();
        if (server.isAlive() || space.isTooFullToStart()) {
            return;
        }
        log.error("The embedded PostgreSQL has ended; starting it again");
        try {
            server.startAgain();
            log.info("The embedded PostgreSQL runs again");
        } catch (RuntimeException e) {
            log.error("The embedded PostgreSQL could not be started again; the next try comes soon", e);
        }
    }

    private void sayWhetherSpaceIsShort() {
        var isShort = space.isShort();
        if (isShort != wasShort) {
            log.warn(
                    isShort
                            ? "The disk of the database is nearly full; nothing new is accepted until there is space again"
                            : "The disk of the database has space again");
        }
        wasShort = isShort;
    }

    /** Returns when it starts nothing any more. */
    @Override
    public void close() {
        timer.shutdownNow();
        timer.close();
    }
}
