package dev.codefactory.sandbox;

import dev.codefactory.code.FileTree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One untrusted command and what it may use.
 *
 * @param files laid out in the working directory, {@code /work}; they are copies, nothing written there comes back
 * @param argv the program and its arguments, never read by a shell unless the program is one
 * @param environment variables beside the fixed PATH, HOME, LANG and TMPDIR
 * @param tools which toolchains must be visible inside
 * @param limit wall-clock time after which everything is killed
 * @param results paths below the working directory whose content is handed back, cut at 1 MiB; what is no regular file is left out
 */
public record SandboxCommand(
        FileTree files,
        List<String> argv,
        Map<String, String> environment,
        Set<Tool> tools,
        Duration limit,
        List<String> results) {

    /**
     * A toolchain that can be made visible inside the sandbox. JUNIT is the JDK together with JUnit's console launcher, whose jar
     * {@code $JUNIT_JAR} names; PYTHON has pytest where the machine has it. All are offline.
     */
    public enum Tool {
        PYTHON,
        NODE,
        TYPESCRIPT,
        JDK,
        JUNIT,
        GO,
        RUST,
        CPP
    }

    public SandboxCommand {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        tools = Set.copyOf(tools);
        results = List.copyOf(results);
    }
}
