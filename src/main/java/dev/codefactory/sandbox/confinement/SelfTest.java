package dev.codefactory.sandbox.confinement;

import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tries, from inside, what a sandbox must prevent, and finds out which tools work there. */
public final class SelfTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Prints a sentence for everything that should be impossible. */
    private static final String ATTEMPTS = """
        [ -z "$(tail -n +3 /proc/net/dev | grep -v '^ *lo:')" ] || echo 'a network can be reached'
        [ ! -e "$1" ] && ! cat /etc/shadow >/dev/null 2>&1 && ! ls /root >/dev/null 2>&1 \\
          || echo 'files of the host can be seen'
        [ -z "$(tr -d '\\0' </proc/1/environ)" ] || echo 'the environment of the service can be seen'
        [ ! -w /proc/sys/kernel/core_pattern ] || echo 'settings of the kernel can be changed'
        [ "$(id -u)" != 0 ] || echo 'commands run as root'
        """;

    /** A proof of kinds that count processes: uses up all the run may have, so it comes last. */
    public static final String FORK_BOMB = """
        swarm='n=0; while [ $n -lt $0 ]; do sleep 9 >/dev/null 2>&1 & n=$((n + 1)); done'
        case $(timeout 2 sh -c "$swarm" "$2" 2>&1) in
          *fork*) ;;
          *) echo 'a fork bomb is not stopped' ;;
        esac
        """;

    private final Confinement confinement;
    private final SandboxProperties limits;

    public SelfTest(Confinement confinement, SandboxProperties limits) {
        this.confinement = confinement;
        this.limits = limits;
    }

    /** What the confinement failed to prevent, or why nothing could be tried; empty when it passed. */
    public Optional<String> failure() throws IOException, InterruptedException {
        var canary = Files.createTempFile("codefactory-", ".canary");
        try {
            return switch (attempt(canary)) {
                case SandboxResult.Exited attempts ->
                    Optional.of(attempts.output().strip()).filter(output -> !output.isEmpty());
                case SandboxResult.Stopped stopped ->
                    Optional.of("the self-test was stopped at its limit of " + stopped.limit());
                case SandboxResult.Refused refused -> Optional.of(refused.reason());
            };
        } finally {
            Files.delete(canary);
        }
    }

    /** The tools that work inside, each with what it says its version is. */
    public Map<Tool, String> usableTools() throws InterruptedException {
        var versions = new EnumMap<Tool, String>(Tool.class);
        for (var tool : Tool.values()) {
            var command = Toolchain.of(tool).versionCommand().toArray(String[]::new);
            if (inside(Set.of(tool), command) instanceof SandboxResult.Exited exited && exited.exitCode() == 0) {
                versions.put(
                        tool, exited.output().lines().findFirst().orElse("").strip());
            }
        }
        return versions;
    }

    private SandboxResult attempt(Path canary) throws InterruptedException {
        var swarm = Integer.toString(limits.processes() + 64);
        var script = ATTEMPTS + confinement.proof();
        return inside(Set.of(), "sh", "-c", script, "sh", canary.toString(), swarm);
    }

    private SandboxResult inside(Set<Tool> tools, String... argv) throws InterruptedException {
        return confinement.run(new SandboxCommand(FileTree.EMPTY, List.of(argv), Map.of(), tools, LIMIT, List.of()));
    }
}
