package dev.codefactory.sandbox.ladder;

import static dev.codefactory.sandbox.ladder.EscapeAttempt.blocked;

import dev.codefactory.sandbox.ladder.EscapeAttempt.Ends;
import java.util.List;
import java.util.stream.Stream;

/** Everything hostile programs try, by what they are after. The numbers of system calls are those of Intel processors. */
public final class EscapeAttempts {

    private static final String ALLOCATE_FOREVER =
            "hoard = []\nwhile True: hoard.append(b'x' * (1 << 20)); time.sleep(0.0005)";

    private static final String MANY_MODEST_PROCESSES = """
        for _ in range(15):
            os.fork() or [hoard := b'x' * (100 << 20), time.sleep(30), os._exit(0)]
        time.sleep(5)
        """;

    private static final String FORK_BOMB = """
        while True:
            try:
                os.fork()
            except OSError:
                time.sleep(0.2)
        """;

    private static final String KILL_EVERYTHING =
            "os.kill(1, 9); os.kill(os.getppid(), 0); print('alive', flush=True); os.kill(-1, 9); time.sleep(1);"
                    + " os.kill(os.getpid(), 9)";

    private static final String MANY_FILES = """
        def fill():
            for number in range(3000000):
                os.close(os.open('%s/' + str(number), os.O_CREAT | os.O_WRONLY))
        attempt(fill)
        """;

    private static final String ONE_LARGE_FILE = """
        def fill():
            with open('%s/large', 'wb') as file:
                for _ in range(10000):
                    file.write(bytes(1 << 20))
        attempt(fill)
        """;

    /** The argument by which a daemon that got away is found; other test processes of this machine have others. */
    public static final String DAEMON = "86413.7" + ProcessHandle.current().pid();

    private EscapeAttempts() {}

    /** All that can be tried without knowing anything of the host. */
    public static List<EscapeAttempt> all() {
        return Stream.of(network(), files(), writing(), systemCalls(), privileges(), memory(), processes(), output())
                .flatMap(List::stream)
                .toList();
    }

    /** Those that make most of a mess and end by themselves at once. */
    public static List<EscapeAttempt> quickOnes() {
        return Stream.of(writing(), privileges(), processes(), output())
                .flatMap(List::stream)
                .filter(attempt -> attempt.ends() != Ends.AT_A_LIMIT_SOON)
                .toList();
    }

    static List<EscapeAttempt> network() {
        return List.of(
                blocked("the metadata address of clouds", "socket.create_connection(('169.254.169.254', 80), 2)"),
                blocked("a private address", "socket.create_connection(('10.0.0.1', 80), 2)"),
                blocked("a name server", "socket.gethostbyname('example.com')"),
                blocked("raw packets", "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
                blocked("PostgreSQL of the host", "socket.create_connection(('127.0.0.1', 5432), 2)"),
                blocked("Ollama of the host", "socket.create_connection(('127.0.0.1', 11434), 2)"),
                blocked("abstract sockets of the host", "found('@' in open('/proc/net/unix').read())"),
                blocked("the socket of Docker", "socket.socket(socket.AF_UNIX).connect('/var/run/docker.sock')"));
    }

    static List<EscapeAttempt> files() {
        return Stream.of(
                        "/etc/shadow",
                        "/root",
                        "/proc/kcore",
                        "/proc/1/root/etc/shadow",
                        "/dev/mem",
                        "/dev/kmsg",
                        "/dev/sda",
                        "/dev/vda")
                .map(path -> blocked(
                        "reading " + path,
                        "os.listdir('%1$s') if os.path.isdir('%1$s') else open('%1$s', 'rb').read(1)".formatted(path)))
                .toList();
    }

    static List<EscapeAttempt> writing() {
        return Stream.of(
                        "/usr/planted",
                        "/planted",
                        "/etc/planted",
                        "/opt/planted",
                        "/dev/planted",
                        "/proc/sys/kernel/core_pattern",
                        "/proc/sysrq-trigger",
                        "/proc/sys/kernel/hostname",
                        "/sys/fs/cgroup/cgroup.procs")
                .map(path -> blocked("writing " + path, "open('%s', 'w').write('x')".formatted(path)))
                .toList();
    }

    static List<EscapeAttempt> systemCalls() {
        return List.of(
                blocked("mount", "call(165, b'none', b'/work', b'tmpfs', 0, 0)"),
                blocked("chroot", "call(161, b'/work')"),
                blocked("unshare of a user namespace", "call(272, 0x10000000)"),
                blocked("clone into a user namespace", "call(56, 0x10000011, 0, 0, 0, 0)"),
                blocked("clone3", "call(435, 0, 0)"),
                blocked("ptrace", "call(101, 0, 0, 0, 0)"),
                blocked("process_vm_readv", "call(310, 1, 0, 0, 0, 0)"),
                blocked("bpf", "call(321, 0, 0, 0)"),
                blocked("perf_event_open", "call(298, 0, 0, -1, -1, 0)"),
                blocked("userfaultfd", "call(323, 0)"),
                blocked("io_uring_setup", "call(425, 8, ctypes.create_string_buffer(256))"),
                blocked("keyctl", "call(250, 0, -3, 1)"),
                blocked("add_key", "call(248, b'user', b'x', b'y', 1, -2)"),
                blocked("memfd_create", "call(319, b'x', 0)"),
                blocked("shmget", "call(29, 0, 4096, 0o1600)"));
    }

    static List<EscapeAttempt> privileges() {
        return List.of(
                blocked("setuid", "call(105, 0)"),
                blocked("making a disk", "os.mknod('/work/disk', 0o60666, os.makedev(254, 0))"),
                blocked("typing into a terminal", "fcntl.ioctl(2, 0x5412, b'x')"),
                blocked("entering a namespace", "call(308, os.open('/proc/1/ns/mnt', os.O_RDONLY), 0)"),
                blocked("going first", "os.setpriority(os.PRIO_PROCESS, 0, -5)"),
                new EscapeAttempt("a setuid program", """
                    import shutil
                    shutil.copy('/usr/bin/id', '/tmp/id')
                    os.chmod('/tmp/id', 0o6755)
                    attempt(lambda: found(os.stat('/tmp/id').st_uid == 0 or os.popen('/tmp/id -u').read() == '0\\n'))
                    """, Ends.BLOCKED));
    }

    static List<EscapeAttempt> memory() {
        var directories = List.of("/work", "/tmp", "/dev/shm", "/run");
        var fills = Stream.of(ONE_LARGE_FILE, MANY_FILES)
                .flatMap(code -> directories.stream()
                        .map(directory -> new EscapeAttempt(
                                (code.equals(MANY_FILES) ? "many files in " : "a large file in ") + directory,
                                code.formatted(directory),
                                Ends.BLOCKED_OR_STOPPED)));
        var bombs = Stream.of(
                new EscapeAttempt("one greedy process", ALLOCATE_FOREVER, Ends.AT_THE_MEMORY_LIMIT),
                new EscapeAttempt("many modest processes", MANY_MODEST_PROCESSES, Ends.AT_THE_MEMORY_LIMIT));
        return Stream.concat(fills, bombs).toList();
    }

    static List<EscapeAttempt> processes() {
        return List.of(
                new EscapeAttempt("a fork bomb", FORK_BOMB, Ends.AT_A_LIMIT_SOON),
                new EscapeAttempt("killing everything", KILL_EVERYTHING, Ends.BY_ITS_OWN_HAND),
                new EscapeAttempt("a daemon that outlives the run", """
                    if os.fork() == 0:
                        os.setsid()
                        if os.fork() == 0:
                            os.execvp('sleep', ['sleep', '%s'])
                        os._exit(0)
                    print('blocked')
                    """.formatted(DAEMON), Ends.BLOCKED));
    }

    static List<EscapeAttempt> output() {
        return Stream.of(1, 2)
                .map(descriptor -> new EscapeAttempt(
                        "endless output to " + descriptor,
                        "while True: os.write(%d, b'A' * 65536)".formatted(descriptor),
                        Ends.AT_THE_OUTPUT_LIMIT))
                .toList();
    }
}
