package dev.codefactory.bench.chaos;

import static org.awaitility.Awaitility.await;

import dev.codefactory.ServiceProcess;
import dev.codefactory.faults.Callers;
import dev.codefactory.faults.Invariants;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The disk of a node's embedded database fills up: nothing new is accepted before it is full, its server ends when it is, and when there is
 * space again everything goes on by itself.
 */
record FullDisk() implements Episode {

    private static final int DISK_MB = 400;
    private static final int RESERVE_MB = 64;
    private static final int LEFT_MB = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String fault() {
        return "F18 full disk of the database";
    }

    @Override
    public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
        watch.begin();
        var place = Files.createDirectories(Path.of("target", "chaos", "full-disk-" + System.nanoTime()));
        var disk = Files.createDirectories(place.resolve("data")).toAbsolutePath();
        if (!RootEpisodes.run(
                "mount", "-t", "tmpfs", "-o", "mode=0700,size=%dm".formatted(DISK_MB), "tmpfs", disk.toString())) {
            System.out.println(fault() + ": skipped, nothing can be mounted here");
            return List.of();
        }
        try {
            return fillUp(cluster, place, disk, watch);
        } finally {
            RootEpisodes.run("umount", "-l", disk.toString());
        }
    }

    private static List<String> fillUp(Cluster cluster, Path place, Path disk, RecoveryWatch watch) throws Exception {
        var port = ServiceProcess.freePort();
        var service = ServiceProcess.launch(
                place,
                ServiceProcess.thisBuild(),
                Map.of(
                        "codefactory.database.port",
                        port,
                        "codefactory.database.reserve",
                        RESERVE_MB + "MB",
                        "codefactory.llm.provider",
                        "ollama",
                        "codefactory.llm.ollama.url",
                        cluster.ollama().url(),
                        "codefactory.llm.ollama.slots",
                        16));
        try (service) {
            service.awaitReady();
            var tables = tables(disk, port);
            var ballast = disk.resolve("ballast");
            var violations = new ArrayList<String>();
            var authorization =
                    "Bearer " + Files.readString(disk.resolve("admin-token")).strip();
            var callers = Callers.start(2, Duration.ofMillis(200), () -> List.of(service.url()), authorization);
            try (callers) {
                await().atMost(PATIENCE).until(() -> callers.accepted().size() > 10);
                leave(ballast, disk, LEFT_MB);
                await().atMost(PATIENCE).until(() -> callers.statuses().containsKey(503));
                if (!isServerAlive(tables)) {
                    violations.add("the server had ended when the first request was refused");
                }
                leave(ballast, disk, 0);
                writeUntilTheServerEnds(tables, disk.resolve("postgres/postmaster.pid"));
                Files.delete(ballast);
                var freed = System.nanoTime();
                var before = callers.accepted().size();
                await().atMost(PATIENCE).until(() -> callers.accepted().size() > before);
                watch.measured(Duration.ofNanos(System.nanoTime() - freed));
            }
            await().atMost(PATIENCE).ignoreExceptions().until(() -> open(tables) == 0);
            violations.addAll(new Invariants(tables).violationsAtRest());
            callers.statuses().keySet().stream()
                    .filter(status -> !List.of(202, 503, Callers.NO_ANSWER).contains(status))
                    .forEach(status -> violations.add("answered " + status));
            callers.withoutRetryAfter().forEach(answer -> violations.add("no Retry-After: " + answer));
            if (missing(tables, callers) > 0) {
                violations.add("what was accepted is not there or did not complete");
            }
            return violations;
        }
    }

    /** Fills the disk up to so many megabytes. */
    private static void leave(Path ballast, Path disk, int megabytes) throws IOException {
        var left = megabytes << 20;
        try (var file = new RandomAccessFile(ballast.toFile(), "rw")) {
            file.seek(file.length());
            var block = new byte[64 << 10];
            while (Files.getFileStore(disk).getUsableSpace() > left) {
                file.write(block);
            }
        } catch (IOException e) {
            if (megabytes > 0) {
                throw e;
            }
        }
    }

    /** Sooner than by load alone: each switch begins a new piece of its log. */
    private static void writeUntilTheServerEnds(JdbcClient tables, Path running) {
        await().atMost(PATIENCE).pollInterval(100, TimeUnit.MILLISECONDS).until(() -> {
            try {
                tables.sql("select pg_logical_emit_message(false, 'ballast', 'x'), pg_switch_wal()")
                        .query((_, _) -> "")
                        .list();
                return false;
            } catch (DataAccessException e) {
                return Files.notExists(running); // after it has tried to recover, which fails as well
            }
        });
    }

    private static boolean isServerAlive(JdbcClient tables) {
        try {
            return tables.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static int open(JdbcClient tables) {
        return tables.sql("select count(*) from execution where status in ('queued', 'running')")
                .query(Integer.class)
                .single();
    }

    private static int missing(JdbcClient tables, Callers callers) {
        var completed = tables.sql("select count(*) from execution where id in (:ids) and status like 'completed%'")
                .param("ids", callers.accepted())
                .query(Integer.class)
                .single();
        return callers.accepted().size() - completed;
    }

    private static JdbcClient tables(Path disk, int port) throws IOException {
        var password = Files.readString(disk.resolve("postgres-password")).strip();
        var url = "jdbc:postgresql://127.0.0.1:%d/codefactory?connectTimeout=2&socketTimeout=5".formatted(port);
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", password));
    }
}
