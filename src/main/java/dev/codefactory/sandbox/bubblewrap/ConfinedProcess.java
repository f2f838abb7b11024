package dev.codefactory.sandbox.bubblewrap;

import dev.codefactory.sandbox.SandboxResult.Limit;
import dev.codefactory.sandbox.confinement.CappedStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The processes of one run, watched until they end or reach a limit, and killed together. */
final class ConfinedProcess {

    private static final long FIRST_LOOK_MILLIS = 10;
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(1);

    private final Process bubblewrap;
    private final CappedStream output;
    private final CappedStream results;
    private final ProcessTree processes;

    ConfinedProcess(Process bubblewrap, MemoryFiles files, CappedStream output, CappedStream results) {
        this.bubblewrap = bubblewrap;
        this.output = output;
        this.results = results;
        this.processes = new ProcessTree(bubblewrap, files);
    }

    /**
     * Waits for the end or a limit, and answers the limit that was reached, if one was. However this method ends, nothing of the run is
     * alive afterwards.
     */
    Optional<Limit> await(Duration time, long memory) throws InterruptedException {
        try {
            return watch(time, memory);
        } finally {
            kill();
        }
    }

    /** What was seen of the processes while they lived. */
    ProcessTree processes() {
        return processes;
    }

    private Optional<Limit> watch(Duration time, long memory) throws InterruptedException {
        long start = System.nanoTime();
        long patience = FIRST_LOOK_MILLIS;
        while (!bubblewrap.waitFor(patience, TimeUnit.MILLISECONDS)) {
            if (output.overflowed() || results.overflowed()) {
                return Optional.of(Limit.OUTPUT);
            }
            if (System.nanoTime() - start > time.toNanos()) {
                return Optional.of(Limit.TIME);
            }
            if (processes.look() > memory) {
                return Optional.of(Limit.MEMORY);
            }
            patience = Math.min(2 * patience, LOOK_EVERY_MILLIS);
        }
        return output.overflowed() ? Optional.of(Limit.OUTPUT) : Optional.empty();
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
}
