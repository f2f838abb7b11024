package dev.codefactory.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process on a cluster. It outlives the process that started it when that is killed. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private static final int PATIENCE_SECONDS = 10;

    private Postmaster() {}

    /** Stops the server that still runs on the cluster, so that one with today's settings can start. */
    static void stopOn(Path cluster) {
        postmaster(cluster).ifPresent(server -> {
            log.warn("PostgreSQL (process {}) outlived the service; stopping it", server.pid());
            server.destroy();
            if (!isGone(server)) {
                server.destroyForcibly(); // it recovers from its log at the next start
                isGone(server);
            }
        });
    }

    /** Whether a server runs on the cluster, whoever started it. */
    static boolean isOn(Path cluster) {
        return postmaster(cluster).isPresent();
    }

    /** The first line of {@code postmaster.pid} is the process id. It may be stale, and the id another program's by now. */
    private static Optional<ProcessHandle> postmaster(Path cluster) {
        var file = cluster.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGone(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
