package dev.codefactory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult.Exited;
import dev.codefactory.sandbox.SandboxResult.Limit;
import dev.codefactory.sandbox.SandboxResult.Stopped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile programs try. After each attempt the sandbox must still work. */
class BubblewrapEscapeTests {

    /** Python that prints "blocked" or "escaped" for a call; a system call that fails raises. */
    private static final String PRELUDE = """
            import ctypes, fcntl, os, signal, socket, sys, time
            libc = ctypes.CDLL(None, use_errno=True)
            def call(number, *arguments):
                if libc.syscall(number, *arguments) < 0:
                    raise OSError(ctypes.get_errno(), 'refused')
            def attempt(action):
                try:
                    action()
                    print('escaped')
                except OSError:
                    print('blocked')
            """;

    private static BubblewrapSandbox sandbox;

    @BeforeAll
    static void start() throws IOException {
        sandbox = BubblewrapSandboxTests.start(BubblewrapSandboxTests.limits(Map.of()));
        Require.tool(sandbox.status().has(Tool.PYTHON), "python3");
    }

    @AfterEach
    void stillWorks() throws InterruptedException {
        assertThat(python("print(6 * 7)"))
                .isInstanceOfSatisfying(
                        Exited.class, exited -> assertThat(exited.output()).isEqualTo("42\n"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void reachesNoServerOfTheHost() throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertBlocked("socket.create_connection(('127.0.0.1', %d), 2)".formatted(server.getLocalPort()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socket.create_connection(('169.254.169.254', 80), 2)",
                "socket.create_connection(('10.0.0.1', 80), 2)",
                "socket.gethostbyname('example.com')",
                "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
            })
    void reachesNoNetwork(String action) throws InterruptedException {
        assertBlocked(action);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/shadow",
                "/root",
                "/home",
                "/var",
                "/sys",
                "/proc/kcore",
                "/dev/mem",
                "/dev/kmsg",
                "/dev/sda"
            })
    void readsNothingOfTheHost(String path) throws InterruptedException {
        assertBlocked("os.listdir('%1$s') if os.path.isdir('%1$s') else open('%1$s', 'rb').read(1)".formatted(path));
    }

    @Test
    void seesNeitherFilesNorVariablesOfTheService() throws IOException, InterruptedException {
        var secret = Files.createTempFile("secret", ".txt");
        try {
            assertBlocked("open('%s')".formatted(secret));
            var result = exited(
                    "print(os.path.getsize('/proc/1/environ'), open('/proc/1/environ').read(), dict(os.environ))");
            assertThat(result.output()).startsWith("0  {").doesNotContain(System.getProperty("user.name"));
        } finally {
            Files.delete(secret);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/planted",
                "/planted",
                "/etc/planted",
                "/opt/planted",
                "/dev/planted",
                "/proc/sys/kernel/core_pattern",
                "/proc/sysrq-trigger",
                "/proc/sys/kernel/hostname"
            })
    void writesNothingOutsideItsMemory(String path) throws InterruptedException {
        assertBlocked("open('%s', 'w').write('x')".formatted(path));
    }

    @EnabledOnOs(architectures = "amd64")
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "mount: 165, b'none', b'/work', b'tmpfs', 0, 0",
                "chroot: 161, b'/work'",
                "unshare a user namespace: 272, 0x10000000",
                "clone into a user namespace: 56, 0x10000011, 0, 0, 0, 0",
                "clone3: 435, 0, 0",
                "ptrace: 101, 0, 0, 0, 0",
                "process_vm_readv: 310, 1, 0, 0, 0, 0",
                "bpf: 321, 0, 0, 0",
                "perf_event_open: 298, 0, 0, -1, -1, 0",
                "userfaultfd: 323, 0",
                "io_uring_setup: 425, 8, ctypes.create_string_buffer(256)",
                "keyctl: 250, 0, -3, 1",
                "add_key: 248, b'user', b'x', b'y', 1, -2",
                "memfd_create: 319, b'x', 0",
                "shmget: 29, 0, 4096, 0o1600",
                "setuid: 105, 0",
            })
    void isRefusedSystemCalls(String name, String arguments) throws InterruptedException {
        assertBlocked("call(" + arguments + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os.mknod('/work/disk', 0o60666, os.makedev(254, 0))",
                "os.mkfifo('/work/pipe')",
                "fcntl.ioctl(2, 0x5412, b'x')",
                "os.setns(os.open('/proc/1/ns/mnt', os.O_RDONLY)) if hasattr(os, 'setns') else call(308, 0, 0)",
                "os.setpriority(os.PRIO_PROCESS, 0, -5)",
            })
    void isRefusedSpecialFilesAndPrivileges(String action) throws InterruptedException {
        assertBlocked(action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/work", "/tmp", "/dev/shm", "/run"})
    void fillsOnlyItsOwnMemory(String directory) throws InterruptedException {
        var fill = """
                def fill():
                    for number in range(1000):
                        with open('%s/' + str(number), 'wb') as file:
                            file.write(bytes(1 << 20))
                attempt(fill)
                """.formatted(directory);
        assertThat(exited(fill).output()).isEqualTo("blocked\n");
    }

    @Test
    void stopsAForkBomb() throws InterruptedException {
        var bomb = """
                while True:
                    try:
                        os.fork()
                    except OSError:
                        time.sleep(0.2)
                """;
        assertStopped(Limit.TIME, run(bomb, Duration.ofSeconds(2)));
        assertThat(SandboxContract.isRunning("/work/attempt.py")).isFalse();
    }

    @Test
    void stopsOneGreedyProcess() throws InterruptedException {
        assertStopped(
                Limit.MEMORY, python("hoard = []\nwhile True: hoard.append(b'x' * (1 << 20)); time.sleep(0.0005)"));
    }

    @Test
    void stopsManyModestProcesses() throws InterruptedException {
        var greedy = """
                for _ in range(15):
                    os.fork() or [hoard := b'x' * (100 << 20), time.sleep(30), os._exit(0)]
                time.sleep(30)
                """;
        assertStopped(Limit.MEMORY, python(greedy));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stopsEndlessOutput(int descriptor) throws InterruptedException {
        var result = python("while True: os.write(%d, b'A' * 65536)".formatted(descriptor));
        assertStopped(Limit.OUTPUT, result);
        assertThat(((Stopped) result).output()).hasSize(1 << 20);
    }

    @Test
    void killsOnlyItself() throws InterruptedException {
        assertThat(python("os.kill(1, 9); print('alive', flush=True); os.kill(-1, 9); time.sleep(9)"))
                .isInstanceOfSatisfying(Exited.class, result -> {
                    assertThat(result.exitCode()).isEqualTo(137);
                    assertThat(result.output()).startsWith("alive");
                });
    }

    private static void assertBlocked(String action) throws InterruptedException {
        assertThat(exited("attempt(lambda: " + action + ")").output()).isEqualTo("blocked\n");
    }

    private static void assertStopped(Limit limit, SandboxResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.limit()).isEqualTo(limit));
    }

    private static Exited exited(String code) throws InterruptedException {
        return SandboxContract.exited(python(code));
    }

    private static SandboxResult python(String code) throws InterruptedException {
        return run(code, Duration.ofSeconds(30));
    }

    private static SandboxResult run(String code, Duration limit) throws InterruptedException {
        return sandbox.run(new SandboxCommand(
                FileTree.of(CodeFile.of("attempt.py", PRELUDE + code)),
                List.of("python3", "/work/attempt.py"),
                Map.of(),
                Set.of(Tool.PYTHON),
                limit,
                List.of()));
    }
}
