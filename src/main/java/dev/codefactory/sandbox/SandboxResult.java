package dev.codefactory.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** How a sandboxed command ended. Exactly one of these per run. */
public sealed interface SandboxResult {

    /**
     * It ended by itself.
     *
     * @param exitCode 0 to 255
     * @param output standard output and error in the order written
     * @param results the requested result files that exist, by path
     * @param usage what it took
     */
    record Exited(int exitCode, String output, Map<String, String> results, Usage usage) implements SandboxResult {

        private static final int SIGNALLED = 128;

        public Exited {
            results = Map.copyOf(results);
        }

        /** The signal that ended it when it crashed or killed itself, as shells tell it: by an exit code above 128. */
        public OptionalInt signal() {
            return exitCode > SIGNALLED ? OptionalInt.of(exitCode - SIGNALLED) : OptionalInt.empty();
        }
    }

    /** It was killed at a limit; the output is what it had written until then, at most the output cap. */
    record Stopped(Limit limit, String output, Usage usage) implements SandboxResult {}

    /** It was not run: no sandbox, or a missing toolchain. The reason says what to install. */
    record Refused(String reason) implements SandboxResult {}

    /** A limit that ends a run. */
    enum Limit {
        TIME,
        MEMORY,
        OUTPUT
    }

    /**
     * What a run used, all its processes together.
     *
     * @param wall how long it took
     * @param cpu processor time, at least; the last moments of processes that were killed are not in it
     * @param peakMemory the most memory in bytes seen at any look; a peak between two looks, 50 ms apart, is missed
     */
    record Usage(Duration wall, Duration cpu, long peakMemory) {

        /** Of something that used nothing worth counting. */
        public static final Usage NONE = new Usage(Duration.ZERO, Duration.ZERO, 0);
    }
}
