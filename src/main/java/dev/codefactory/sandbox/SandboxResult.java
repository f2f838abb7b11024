package dev.codefactory.sandbox;

import java.time.Duration;
import java.util.Map;

/** How a sandboxed command ended. Exactly one of these per run. */
public sealed interface SandboxResult {

    /**
     * It ended by itself.
     *
     * @param exitCode 0 to 255
     * @param output standard output and error in the order written
     * @param results the requested result files that exist, by path
     * @param wall how long it took
     */
    record Exited(int exitCode, String output, Map<String, String> results, Duration wall) implements SandboxResult {

        public Exited {
            results = Map.copyOf(results);
        }
    }

    /** It was killed at a limit; the output is what it had written until then, at most the output cap. */
    record Stopped(Limit limit, String output, Duration wall) implements SandboxResult {}

    /** It was not run: no sandbox, or a missing toolchain. The reason says what to install. */
    record Refused(String reason) implements SandboxResult {}

    /** A limit that ends a run. */
    enum Limit {
        TIME,
        MEMORY,
        OUTPUT
    }
}
