package dev.codefactory.queue.cluster;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the other nodes that there is something to do, and hears it from them. Many calls become one message, sent outside the callers'
 * transactions: a NOTIFY inside each would make the commits of all nodes wait for one another. A hint only; whoever misses it finds out by
 * looking.
 */
public final class Wakeups implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Wakeups.class);

    private static final String CHANNEL = "codefactory_work";
    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(50);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final int LISTEN_MILLIS = 5_000;

    private final JdbcClient jdbc;
    private final JdbcConnectionDetails database;
    private final int phase;
    private final Semaphore wanted = new Semaphore(0);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile List<Thread> threads = List.of();

    /** @param phase when it starts and stops among the parts of the application */
    public Wakeups(JdbcClient jdbc, JdbcConnectionDetails database, int phase) {
        this.jdbc = jdbc;
        this.database = database;
        this.phase = phase;
    }

    /** Has the listener called when another node, or this one, sent a message. */
    public void onWake(Runnable listener) {
        listeners.add(listener);
    }

    /** Wakes the other nodes soon; to be called after the commit of what they shall see. */
    public void wakeOthers() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    @Override
    public void start() {
        threads = List.of(
                Thread.ofVirtual().name("wakeups-out").start(this::send),
                Thread.ofPlatform().daemon().name("wakeups-in").start(this::listen));
    }

    @Override
    public void stop() {
        threads.forEach(Thread::interrupt);
        threads = List.of();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    public int getPhase() {
        return phase;
    }

    private void send() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                wanted.acquire();
                wanted.drainPermits();
                notifyOthers();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MESSAGES.toMillis());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void notifyOthers() {
        try {
            jdbc.sql("select pg_notify(:channel, '')")
                    .param("channel", CHANNEL)
                    .query((_, _) -> "")
                    .list();
        } catch (RuntimeException e) {
            log.debug("the other nodes could not be woken and will find out by looking", e);
        }
    }

    private void listen() {
        while (isRunning()) {
            try (var connection = DriverManager.getConnection(
                            database.getJdbcUrl(), database.getUsername(), database.getPassword());
                    var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                var notifications = connection.unwrap(PGConnection.class);
                while (isRunning()) {
                    var received = notifications.getNotifications(LISTEN_MILLIS);
                    if (received != null && received.length > 0) {
                        listeners.forEach(Runnable::run);
                    } else {
                        statement.execute("select 1"); // or a dead connection would never be noticed
                    }
                }
            } catch (SQLException e) {
                log.debug("not listening for other nodes at the moment", e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RECONNECT.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
