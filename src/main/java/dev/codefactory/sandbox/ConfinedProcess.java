package dev.codefactory.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The processes of one run, watched until they end or reach a limit, and killed together. */
final class ConfinedProcess {

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(1);

    private final Process bubblewrap;
    private final CappedStream output;
    private final CappedStream results;

    ConfinedProcess(Process bubblewrap, CappedStream output, CappedStream results) {
        this.bubblewrap = bubblewrap;
        this.output = output;
        this.results = results;
    }

    /**
     * Waits for the end or a limit, and answers the limit that was reached, if one was. However this method ends, nothing of the run is
     * alive afterwards.
     */
    Optional<SandboxResult.Limit> await(Duration time, long memory) throws InterruptedException {
        try {
            return watch(time, memory);
        } finally {
            kill();
        }
    }

    private Optional<SandboxResult.Limit> watch(Duration time, long memory) throws InterruptedException {
        long start = System.nanoTime();
        while (!bubblewrap.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            if (output.overflowed() || results.overflowed()) {
                return Optional.of(SandboxResult.Limit.OUTPUT);
            }
            if (System.nanoTime() - start > time.toNanos()) {
                return Optional.of(SandboxResult.Limit.TIME);
            }
            if (residentBytes() > memory) {
                return Optional.of(SandboxResult.Limit.MEMORY);
            }
        }
        return output.overflowed() ? Optional.of(SandboxResult.Limit.OUTPUT) : Optional.empty();
    }

    /**
     * Kills whatever still lives and returns when it is dead. The processes inside go first: the first of them is the init of their
     * process namespace, so the kernel kills all others with it and Bubblewrap, still alive, reaps it.
     */
    private void kill() {
        long start = System.nanoTime();
        while (bubblewrap.isAlive() && System.nanoTime() - start < KILL_PATIENCE.toNanos()) {
            bubblewrap.descendants().forEach(ProcessHandle::destroyForcibly);
            bubblewrap
                    .onExit()
                    .completeOnTimeout(bubblewrap, 5, TimeUnit.MILLISECONDS)
                    .join();
        }
        // By its handle, because Process.destroyForcibly would also close the pipes and lose what was not read yet.
        bubblewrap.toHandle().destroyForcibly();
        bubblewrap.onExit().join();
    }

    private long residentBytes() {
        return bubblewrap
                .descendants()
                .mapToLong(ConfinedProcess::residentBytes)
                .sum();
    }

    /** Memory the kernel could not take back: pages of files are left out, because every program shares them. */
    private static long residentBytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
                    .mapToLong(ConfinedProcess::bytes)
                    .sum();
        } catch (IOException | RuntimeException e) {
            return 0; // it ended while we were looking
        }
    }

    /** Reads a line such as {@code RssAnon:     5120 kB}. */
    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
