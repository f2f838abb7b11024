package dev.codefactory.bench.queue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

final class Throughput {

    private static final int JOBS = 6_000;
    private static final int WARM_UPS = 2;
    private static final int TURNS = 2;
    private static final Duration FLOOR_TIME = Duration.ofSeconds(4);

    private Throughput() {}

    record Result(double jobsPerSecond, double commitsPerSecond) {

        double ratio() {
            return jobsPerSecond / commitsPerSecond;
        }
    }

    /** Measures floor and work in turns, so that neighbours on the machine meet both; what comes before only warms the JVM up. */
    static Result measure(BenchNode node, String database, int connections) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            jobs(node, JOBS);
        }
        var floors = floor(database, connections);
        var jobs = 0.0;
        for (int i = 0; i < TURNS; i++) {
            jobs += jobs(node, JOBS);
            floors += floor(database, connections);
        }
        return new Result(jobs / TURNS, floors / (TURNS + 1));
    }

    /** From the moment a backlog may begin to its last commit. */
    private static double jobs(BenchNode node, int number) throws InterruptedException {
        var left = new CountDownLatch(number);
        node.work().does(_ -> {}, _ -> left.countDown());
        node.hosts(2, 100, 50);
        node.pause();
        for (int i = 0; i < number / 100; i++) {
            node.add(node, UUID.randomUUID(), 100);
        }
        var begun = System.nanoTime();
        node.resume();
        if (!left.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " pieces of work never ended");
        }
        return number / seconds(begun);
    }

    /** The rows of one step, written as its end writes them: one updated, two inserted, one commit. */
    private static double floor(String database, int connections) throws Exception {
        try (var setup = connect(database);
                var statement = setup.createStatement()) {
            statement.execute("drop table if exists floor_step, floor_result, floor_event");
            statement.execute("create table floor_step (id int primary key, next int not null, lease timestamptz)");
            statement.execute("insert into floor_step select i, 0, now() from generate_series(1, 10000) i");
            statement.execute(
                    "create table floor_result (step int, number bigint, output text, primary key (step, number))");
            statement.execute("create table floor_event (id uuid primary key, kind text)");
        }
        var commits = new AtomicLong();
        var begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var clients = new ArrayList<Callable<Void>>();
            for (int client = 0; client < connections; client++) {
                var first = client * 1_000_000L;
                clients.add(() -> commitSteps(database, first, begun + FLOOR_TIME.toNanos(), commits));
            }
            for (var client : threads.invokeAll(clients)) {
                client.get();
            }
        }
        return commits.get() / seconds(begun);
    }

    private static Void commitSteps(String database, long first, long until, AtomicLong commits) throws SQLException {
        try (var connection = connect(database);
                var update = connection.prepareStatement(
                        "update floor_step set next = next + 1, lease = clock_timestamp() where id = ?");
                var result =
                        connection.prepareStatement("insert into floor_result values (?, ?, 'def f(): return 1')");
                var event = connection.prepareStatement("insert into floor_event values (gen_random_uuid(), ?)")) {
            connection.setAutoCommit(false);
            for (long number = first; System.nanoTime() < until; number++) {
                var step = (int) (number % 10_000) + 1;
                update.setInt(1, step);
                update.executeUpdate();
                result.setInt(1, step);
                result.setLong(2, number);
                result.executeUpdate();
                event.setString(1, "s");
                event.executeUpdate();
                connection.commit();
                commits.incrementAndGet();
            }
        }
        return null;
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(database, "postgres", "postgres");
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
