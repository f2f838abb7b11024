package dev.codefactory.sandbox.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.codefactory.Require;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult.Exited;
import dev.codefactory.sandbox.confinement.Toolchain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What hostile programs try, in every kind of sandbox. After each attempt the sandbox must still work. */
abstract class EscapeContract {

    private static final String ATTEMPTS = "dev.codefactory.sandbox.ladder.EscapeAttempts#";

    /** Shells give their children these, whoever started them. */
    private static final Set<String> OF_EVERY_SHELL = Set.of("PWD", "OLDPWD", "SHLVL", "_", "HOSTNAME");

    abstract Sandbox sandbox();

    /** Whether this kind of sandbox promises to block the attempt; one with a kernel of its own may grant it there. */
    boolean promises(EscapeAttempt attempt) {
        return true;
    }

    @BeforeEach
    void hasPython() {
        Require.tool(sandbox().status().has(Tool.PYTHON), "python3");
    }

    @AfterEach
    void stillWorks() throws InterruptedException {
        var health = new EscapeAttempt("health", "print(6 * 7)", EscapeAttempt.Ends.BLOCKED).in(sandbox());
        assertThat(health)
                .isInstanceOfSatisfying(
                        Exited.class, exited -> assertThat(exited.output()).isEqualTo("42\n"));
    }

    @Test
    void reachesNoServerOfTheHost() throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var action = "socket.create_connection(('127.0.0.1', %d), 2)".formatted(server.getLocalPort());
            assertBlocked(EscapeAttempt.blocked("a server of the host", action));
        }
    }

    @ParameterizedTest
    @MethodSource(ATTEMPTS + "network")
    void reachesNoNetwork(EscapeAttempt attempt) throws InterruptedException {
        assertBlocked(attempt);
    }

    @ParameterizedTest
    @MethodSource(ATTEMPTS + "files")
    void readsNothingOfTheHost(EscapeAttempt attempt) throws InterruptedException {
        assertBlocked(attempt);
    }

    @Test
    void seesNoFilesOfTheService() throws IOException, InterruptedException {
        var secret = Files.createTempFile("secret", ".txt");
        try {
            assertBlocked(EscapeAttempt.blocked("a secret", "open('%s')".formatted(secret)));
            assertBlocked(EscapeAttempt.blocked(
                    "the workspace", "os.listdir('%s')".formatted(Path.of("").toAbsolutePath())));
        } finally {
            Files.delete(secret);
        }
    }

    @Test
    void seesNoVariablesOfTheService() throws InterruptedException {
        var mine = new TreeSet<>(System.getenv().keySet());
        var told = Toolchain.environment(EscapeAttempt.command("", Duration.ZERO), TestLadders.limits(Map.of()));
        mine.removeAll(told.keySet());
        mine.removeAll(OF_EVERY_SHELL);
        mine.add(RunnerProcess.SECRET);
        assertThat(mine).as("variables by which the service can be told").isNotEmpty();
        var names = mine.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "{", "}"));
        assertBlocked(new EscapeAttempt("variables", """
            seen = set(os.environ)
            for path in glob.glob('/proc/[0-9]*/environ'):
                try:
                    seen.update(line.split('=')[0] for line in open(path).read().split('\\0'))
                except OSError:
                    pass
            attempt(lambda: found(seen & %s))
            """.formatted(names), EscapeAttempt.Ends.BLOCKED));
    }

    @ParameterizedTest
    @MethodSource(ATTEMPTS + "writing")
    void writesNothingOutsideItsMemory(EscapeAttempt attempt) throws InterruptedException {
        assertBlocked(attempt);
    }

    @EnabledOnOs(architectures = "amd64")
    @ParameterizedTest
    @MethodSource(ATTEMPTS + "systemCalls")
    void isRefusedSystemCalls(EscapeAttempt attempt) throws InterruptedException {
        assertBlocked(attempt);
    }

    @EnabledOnOs(architectures = "amd64")
    @ParameterizedTest
    @MethodSource(ATTEMPTS + "privileges")
    void isRefusedSpecialFilesAndPrivileges(EscapeAttempt attempt) throws InterruptedException {
        assertBlocked(attempt);
    }

    @ParameterizedTest
    @MethodSource(ATTEMPTS + "memory")
    void fillsOnlyItsOwnMemory(EscapeAttempt attempt) throws InterruptedException {
        assertBlocked(attempt);
    }

    @ParameterizedTest
    @MethodSource(ATTEMPTS + "processes")
    void stopsAndLeavesNoProcessBehind(EscapeAttempt attempt) throws InterruptedException {
        assertBlocked(attempt);
        assertThat(SandboxContract.isRunning(EscapeAttempt.PROGRAM)).isFalse();
        assertThat(SandboxContract.isRunning(EscapeAttempts.DAEMON)).isFalse();
    }

    @ParameterizedTest
    @MethodSource(ATTEMPTS + "output")
    void stopsEndlessOutput(EscapeAttempt attempt) throws InterruptedException {
        assertBlocked(attempt);
    }

    private void assertBlocked(EscapeAttempt attempt) throws InterruptedException {
        assumeTrue(promises(attempt), "this kind of sandbox has a kernel of its own");
        var result = attempt.in(sandbox());
        assertThat(attempt.wasBlocked(result))
                .as(attempt.name() + ": " + result)
                .isTrue();
    }
}
