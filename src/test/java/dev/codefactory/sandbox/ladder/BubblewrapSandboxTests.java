package dev.codefactory.sandbox.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.bubblewrap.Bubblewrap;
import dev.codefactory.sandbox.bubblewrap.BubblewrapHost;
import dev.codefactory.sandbox.confinement.Confinement;
import dev.codefactory.sandbox.confinement.SandboxProperties.Mount;
import dev.codefactory.sandbox.seccomp.CpuArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BubblewrapSandboxTests extends SandboxContract {

    private static Ladder sandbox;

    @BeforeAll
    static void start() {
        sandbox = TestLadders.bubblewrap(TestLadders.limits(Map.of()));
    }

    @AfterAll
    static void stop() throws IOException {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }

    @Test
    void showsWhatTheOperatorMounted(@TempDir Path host) throws IOException, InterruptedException {
        Files.writeString(host.resolve("stubs.txt"), "known packages");
        Files.setPosixFilePermissions(host, PosixFilePermissions.fromString("rwxr-xr-x"));
        var mounts = Map.of("stubs", new Mount(host, "/opt/stubs", false));
        try (var mounted = TestLadders.bubblewrap(TestLadders.limits(mounts))) {
            var argv = List.of("sh", "-c", "cat /opt/stubs/stubs.txt; ! touch /opt/stubs/new 2>/dev/null");
            var result =
                    exited(mounted.run(new SandboxCommand(FileTree.EMPTY, argv, Map.of(), Set.of(), LIMIT, List.of())));
            assertThat(result.output()).isEqualTo("known packages");
            assertThat(result.exitCode()).isZero();
        }
    }

    /** A child that is killed before it has asked to die with its parent would live on. */
    @RepeatedTest(25)
    void leavesNothingWhenItIsKilledWhileItStarts(RepetitionInfo repetition) throws InterruptedException {
        var word = unique("16.1803");
        var run = Thread.ofPlatform().start(() -> {
            try {
                shell("sleep " + word);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        LockSupport.parkNanos(repetition.getCurrentRepetition() * 1_000_000L);
        run.interrupt();
        run.join();
        assertThat(isRunning(word)).isFalse();
    }

    @Test
    void leavesNothingWhenItIsClosedDuringARun() throws IOException {
        var word = unique("14.1421");
        var closing = TestLadders.bubblewrap(TestLadders.limits(Map.of()));
        var command = new SandboxCommand(FileTree.EMPTY, List.of("sleep", word), Map.of(), Set.of(), LIMIT, List.of());
        var run = Thread.ofVirtual().start(() -> {
            try {
                closing.run(command);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> isRunning(word));
        closing.close();
        await().until(() -> !isRunning(word) && !run.isAlive());
    }

    @Test
    void nothingInsideBelongsToRootOnTheHost() {
        var word = unique("17.3205");
        var run = Thread.ofVirtual().start(() -> {
            try {
                shell("sleep " + word);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> isRunning(word));
        assertThat(processes(word))
                .isNotEmpty()
                .allSatisfy(process -> assertThat(
                                Files.getAttribute(Path.of("/proc", Long.toString(process.pid())), "unix:uid"))
                        .isNotEqualTo(0));
        run.interrupt();
        await().until(() -> !isRunning(word));
    }

    @Test
    void refusesFilesThatDoNotFit() throws InterruptedException {
        var files = FileTree.of(CodeFile.of("large.txt", "x".repeat(40 << 20)));
        assertThat(run(files, Set.of(), List.of(), "true")).isInstanceOf(SandboxResult.Refused.class);
    }

    @Test
    void refusesEverythingWhenTheSelfTestFails() throws IOException, InterruptedException {
        var limits = TestLadders.limits(Map.of());
        var broken = new BubblewrapHost(Path.of("/bin/false"), CpuArchitecture.X86_64, false);
        try (var refusing = new Ladder(List.of(new BrokenRung(new Bubblewrap(limits, broken))), limits)) {
            var command = new SandboxCommand(FileTree.EMPTY, List.of("true"), Map.of(), Set.of(), LIMIT, List.of());
            assertThat(refusing.run(command))
                    .isInstanceOfSatisfying(
                            SandboxResult.Refused.class,
                            refused -> assertThat(refused.reason()).contains("install it"));
            assertThat(refusing.status().usable()).isFalse();
        }
    }

    /** A rung that can be opened and does not hold. */
    private record BrokenRung(Confinement confinement) implements Rung {

        @Override
        public String kind() {
            return "broken";
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }

        @Override
        public Confinement open() {
            return confinement;
        }

        @Override
        public String needs() {
            return "install it";
        }
    }

    @Test
    void goCompilesNothingOfItsStandardLibrary() throws InterruptedException {
        requireTool(Tool.GO);
        var built = run(FileTree.EMPTY, Set.of(Tool.GO), List.of(), "go", "build", "-x", "net/http");
        assertThat(exited(built).exitCode()).isZero();
        assertThat(exited(built).output()).doesNotContain("/compile ");
    }
}
