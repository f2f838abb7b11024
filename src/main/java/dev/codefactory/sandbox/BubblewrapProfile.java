package dev.codefactory.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Bubblewrap is told: what a confined program sees, may do and may use. Everything not named here does not exist inside. */
final class BubblewrapProfile {

    /** Reads the system call filter (opened here, because a JVM can hand a child no file but the standard three) and becomes the rest. */
    private static final String OPEN_FILTER = "exec 9<\"$1\"; shift; exec \"$@\"";

    /**
     * Runs inside, around the command. Arguments: the number of result files, their paths, the command.
     * Standard output belongs to this script alone; all the command writes goes to standard error. When the command has ended, its
     * processes are killed before its files are read, so that none can change them meanwhile, and each file leaves as one line of text:
     * neither links nor special files nor hostile names reach the host.
     */
    private static final String SUPERVISE = """
            tar -xmf - -C / || exit 1
            echo %s
            (shift $(($1 + 1)); exec "$@") </dev/null >&2
            code=$?
            kill -s KILL -- -1 2>/dev/null
            count=$1; number=0; shift
            while [ $number -lt $count ]; do
              if [ -f "$1" ]; then
                printf '%%s ' $number; head -c %d -- "$1" | base64 | tr -d '\\n'; echo
              fi
              number=$((number + 1)); shift
            done
            exit $code
            """.formatted(RunResults.READY, RunResults.MAX_BYTES);

    /** What the supervising script may start beside the command. */
    private static final int SUPERVISOR_PROCESSES = 16;

    private static final int OPEN_FILES = 1024;

    private final SandboxProperties limits;
    private final BubblewrapHost host;
    private final Path filter;

    BubblewrapProfile(SandboxProperties limits, BubblewrapHost host, Path filter) {
        this.limits = limits;
        this.host = host;
        this.filter = filter;
    }

    /** The whole command line, to be started with any environment: Bubblewrap itself gets none, because it can be read inside. */
    List<String> commandLine(SandboxCommand command, Duration time) {
        var line = new ArrayList<String>();
        line.addAll(List.of("/bin/sh", "-c", OPEN_FILTER, "sandbox", filter.toString()));
        line.addAll(List.of("/usr/bin/env", "-i"));
        line.addAll(asUnprivilegedUser());
        line.add(host.bubblewrap().toString());
        line.addAll(isolation());
        line.addAll(system());
        line.addAll(mounts(command));
        line.addAll(writable());
        line.addAll(environment(command));
        line.add("--");
        line.addAll(prlimit(limits.processes() + SUPERVISOR_PROCESSES, time));
        line.addAll(List.of("/bin/sh", "-c", SUPERVISE, "sandbox"));
        line.add(Integer.toString(command.results().size()));
        line.addAll(command.results());
        line.addAll(prlimit(limits.processes(), time));
        line.addAll(command.argv());
        return line;
    }

    /** Root must not start Bubblewrap: inside, it would still own the kernel's settings. */
    private List<String> asUnprivilegedUser() {
        if (!host.isRoot()) {
            return List.of();
        }
        var uid = limits.uid();
        return List.of(
                "/usr/bin/setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--no-new-privs", "--");
    }

    private static List<String> isolation() {
        return words("--unshare-all --unshare-user --disable-userns --die-with-parent --new-session --cap-drop ALL"
                + " --uid 1000 --gid 1000 --hostname sandbox --seccomp 9");
    }

    private static List<String> system() {
        return words("--ro-bind /usr /usr --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib"
                + " --symlink usr/lib64 /lib64 --ro-bind-try /etc/alternatives /etc/alternatives"
                + " --ro-bind-try /etc/ld.so.cache /etc/ld.so.cache --proc /proc --dev /dev");
    }

    private List<String> mounts(SandboxCommand command) {
        var sources = new TreeMap<Path, Path>();
        command.tools().forEach(tool -> sources.putAll(Toolchain.of(tool).mounts()));
        limits.mounts().values().forEach(mount -> sources.put(Path.of(mount.inside()), mount.host()));
        var options = new ArrayList<String>();
        sources.forEach((inside, source) -> options.addAll(List.of("--ro-bind", source.toString(), inside.toString())));
        return options;
    }

    /** Only memory of fixed sizes can be written; the root and the devices lie in memory too, without a size, so they are closed. */
    private List<String> writable() {
        return words("--size 16777216 --tmpfs /dev/shm --size 16777216 --tmpfs /run"
                + " --size %d --tmpfs /tmp --size %d --tmpfs /work --symlink /run/hosts /etc/hosts --symlink /run/passwd /etc/passwd"
                        .formatted(limits.tmpSize().toBytes(), limits.workSize().toBytes())
                + " --remount-ro /dev --remount-ro / --chdir /work");
    }

    private static List<String> environment(SandboxCommand command) {
        var variables = new HashMap<>(Toolchain.ENVIRONMENT);
        variables.putAll(command.environment());
        variables.putAll(Map.of("PATH", Toolchain.SEARCH_PATH, "HOME", "/work", "TMPDIR", "/tmp", "LANG", "C.UTF-8"));
        var options = new ArrayList<>(List.of("--clearenv"));
        variables.forEach((name, value) -> options.addAll(List.of("--setenv", name, value)));
        return options;
    }

    /**
     * Limits of each single process, behind the ones of the whole run: processor time as if every core were used all the time, and twice
     * the memory of the run, so that the watch over the whole run, which can say what happened, comes first.
     */
    private List<String> prlimit(int processes, Duration time) {
        var cpuSeconds = (time.toSeconds() + 1) * Runtime.getRuntime().availableProcessors();
        return List.of(
                "/usr/bin/prlimit",
                "--nproc=" + processes,
                "--cpu=" + cpuSeconds,
                "--data=" + 2 * limits.memory().toBytes(),
                "--fsize="
                        + Math.max(limits.tmpSize().toBytes(), limits.workSize().toBytes()),
                "--nofile=" + OPEN_FILES,
                "--core=0",
                "--");
    }

    private static List<String> words(String options) {
        return List.of(options.split(" "));
    }
}
