package dev.codefactory.sandbox;

import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries, from inside, what a sandbox must prevent, and finds out which tools work there. */
final class SelfTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Prints a sentence for everything that should be impossible. The last attempt uses up all processes the run may have. */
    private static final String ATTEMPTS = """
            [ -z "$(tail -n +3 /proc/net/dev | grep -v '^ *lo:')" ] || echo 'a network can be reached'
            [ ! -e "$1" ] && [ ! -e /etc/shadow ] && [ ! -e /root ] || echo 'files of the host can be seen'
            [ -z "$(tr -d '\\0' </proc/1/environ)" ] || echo 'the environment of the service can be seen'
            [ ! -w /proc/sys/kernel/core_pattern ] || echo 'settings of the kernel can be changed'
            grep -q '^Seccomp:.*2' /proc/self/status || echo 'system calls are not filtered'
            swarm='n=0; while [ $n -lt $0 ]; do sleep 9 >/dev/null 2>&1 & n=$((n + 1)); done'
            case $(timeout 2 sh -c "$swarm" "$2" 2>&1) in
              *fork*) ;;
              *) echo 'a fork bomb is not stopped' ;;
            esac
            """;

    private final Bubblewrap bubblewrap;
    private final SandboxProperties limits;

    SelfTest(Bubblewrap bubblewrap, SandboxProperties limits) {
        this.bubblewrap = bubblewrap;
        this.limits = limits;
    }

    SandboxStatus examine() throws IOException, InterruptedException {
        var canary = Files.createTempFile("codefactory-", ".canary");
        try {
            return switch (attempt(canary)) {
                case SandboxResult.Exited attempts when attempts.output().isEmpty() -> passed();
                case SandboxResult.Exited attempts -> failed(attempts.output().strip());
                case SandboxResult.Stopped stopped ->
                    failed("the self-test was stopped at its limit of " + stopped.limit());
                case SandboxResult.Refused refused -> failed(refused.reason());
            };
        } finally {
            Files.delete(canary);
        }
    }

    private SandboxResult attempt(Path canary) throws InterruptedException {
        var swarm = Integer.toString(limits.processes() + 64);
        return inside(Set.of(), "sh", "-c", ATTEMPTS, "sh", canary.toString(), swarm);
    }

    private SandboxStatus passed() throws InterruptedException {
        var tools = usableTools();
        return new SandboxStatus(true, "bubblewrap", "Bubblewrap passed its self-test", tools);
    }

    private static SandboxStatus failed(String reason) {
        return SandboxStatus.unusable("Bubblewrap is not usable (" + reason
                + "); it needs version 0.8 and user namespaces, and when missing, " + BubblewrapHost.INSTALL_HINT);
    }

    private Map<Tool, String> usableTools() throws InterruptedException {
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

    private SandboxResult inside(Set<Tool> tools, String... argv) throws InterruptedException {
        return bubblewrap.run(new SandboxCommand(FileTree.EMPTY, List.of(argv), Map.of(), tools, LIMIT, List.of()));
    }
}
