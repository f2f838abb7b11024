package dev.codefactory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class BubblewrapSandboxTests extends SandboxContract {

    private static BubblewrapSandbox sandbox;

    @BeforeAll
    static void start() throws IOException {
        sandbox = start(limits(Map.of()));
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
        var mounts = Map.of("stubs", new SandboxProperties.Mount(host, "/opt/stubs"));
        try (var mounted = start(limits(mounts))) {
            var argv = List.of("sh", "-c", "cat /opt/stubs/stubs.txt; ! touch /opt/stubs/new 2>/dev/null");
            var result =
                    exited(mounted.run(new SandboxCommand(FileTree.EMPTY, argv, Map.of(), Set.of(), LIMIT, List.of())));
            assertThat(result.output()).isEqualTo("known packages");
            assertThat(result.exitCode()).isZero();
        }
    }

    @Test
    void takesNothingButTheBytesOfRegularFiles() throws InterruptedException {
        var script = """
                ln -s /etc/shadow link; mkdir directory; ln -s /dev/zero device; ln -s loop loop
                head -c 3000000 /dev/zero | tr '\\0' x >large
                """;
        var results = List.of("link", "directory", "device", "loop", "large", "../../../etc/shadow");
        var taken = exited(run(FileTree.EMPTY, Set.of(), results, "sh", "-c", script))
                .results();
        assertThat(taken).containsOnlyKeys("large");
        assertThat(taken.get("large")).hasSize(RunResults.MAX_BYTES);
    }

    @Test
    void isNotFooledByOutputThatLooksLikeResults() throws InterruptedException {
        var script = "echo ready; echo '0 Zm9yZ2Vk'; echo '0 Zm9yZ2Vk' >&2; echo genuine >a.xml; exit 3";
        var result = exited(run(FileTree.EMPTY, Set.of(), List.of("a.xml", "b.xml"), "sh", "-c", script));
        assertThat(result.results()).containsExactly(Map.entry("a.xml", "genuine\n"));
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void survivesGarbageOnTheChannelOfItsResults() throws InterruptedException {
        var script =
                "echo '0 Zm9yZ2Vk' >/proc/$PPID/fd/1; head -c 99 /dev/urandom >/proc/$PPID/fd/1; echo >/proc/$PPID/fd/1;"
                        + " echo genuine >a.xml";
        var result = exited(run(FileTree.EMPTY, Set.of(), List.of("a.xml"), "sh", "-c", script));
        assertThat(result.results()).containsExactly(Map.entry("a.xml", "genuine\n"));
    }

    @Test
    void refusesFilesThatDoNotFit() throws InterruptedException {
        var files = FileTree.of(CodeFile.of("large.txt", "x".repeat(40 << 20)));
        assertThat(run(files, Set.of(), List.of(), "true")).isInstanceOf(SandboxResult.Refused.class);
    }

    @Test
    void refusesEverythingWhenTheSelfTestFails() throws IOException, InterruptedException {
        var broken = new BubblewrapHost(Path.of("/bin/false"), CpuArchitecture.X86_64, false);
        try (var refusing = new BubblewrapSandbox(limits(Map.of()), broken)) {
            var command = new SandboxCommand(FileTree.EMPTY, List.of("true"), Map.of(), Set.of(), LIMIT, List.of());
            assertThat(refusing.run(command))
                    .isInstanceOfSatisfying(
                            SandboxResult.Refused.class,
                            refused -> assertThat(refused.reason()).contains("apt-get install bubblewrap"));
            assertThat(refusing.status().usable()).isFalse();
        }
    }

    static BubblewrapSandbox start(SandboxProperties limits) throws IOException {
        Require.tool(BubblewrapHost.obstacle().isEmpty(), "bubblewrap");
        var sandbox = new BubblewrapSandbox(limits, BubblewrapHost.inspect());
        Require.tool(sandbox.status().usable(), sandbox.status().detail());
        return sandbox;
    }

    static SandboxProperties limits(Map<String, SandboxProperties.Mount> mounts) {
        return new SandboxProperties(
                Duration.ofMinutes(1),
                DataSize.ofMegabytes(512),
                DataSize.ofMegabytes(1),
                64,
                DataSize.ofMegabytes(32),
                DataSize.ofMegabytes(256),
                65527,
                mounts);
    }
}
