package dev.codefactory.sandbox.bubblewrap;

import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.confinement.SandboxProperties;
import dev.codefactory.sandbox.confinement.Supervisor;
import dev.codefactory.sandbox.confinement.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.unit.DataSize;

/** What Bubblewrap is told: what a confined program sees, may do and may use. Everything not named here does not exist inside. */
final class BubblewrapProfile {

    /** Reads the system call filter (opened here, because a JVM can hand a child no file but the standard three) and becomes the rest. */
    private static final String OPEN_FILTER = "exec 9<\"$1\"; shift; exec \"$@\"";

    private static final DataSize SMALL = DataSize.ofMegabytes(16);

    private static final int OPEN_FILES = 1024;

    private final SandboxProperties limits;
    private final BubblewrapHost host;
    private final Path filter;
    private final GoLibrary goLibrary;

    BubblewrapProfile(SandboxProperties limits, BubblewrapHost host, Path filter, GoLibrary goLibrary) {
        this.limits = limits;
        this.host = host;
        this.filter = filter;
        this.goLibrary = goLibrary;
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
        line.addAll(memory());
        line.addAll(environment(command));
        line.add("--");
        line.addAll(prlimit(limits.processes() + Supervisor.PROCESSES, time));
        line.addAll(List.of("/bin/sh", "-c", Supervisor.asChild(command), "sandbox"));
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
        if (command.tools().contains(Tool.GO)) {
            goLibrary.compiled().ifPresent(directory -> sources.put(Toolchain.GO_LIBRARY, directory));
        }
        limits.mounts().values().forEach(mount -> sources.put(Path.of(mount.inside()), mount.host()));
        var options = new ArrayList<String>();
        sources.forEach((inside, source) -> options.addAll(List.of("--ro-bind", source.toString(), inside.toString())));
        return options;
    }

    /** The only places that can be written, and how many bytes each can hold, all of them in memory. */
    Map<String, Long> writable() {
        return Map.of(
                "/dev/shm", SMALL.toBytes(),
                "/run", SMALL.toBytes(),
                "/tmp", limits.tmpSize().toBytes(),
                "/work", limits.workSize().toBytes());
    }

    /** The root and the devices lie in memory, too, without a size, so they are closed. */
    private List<String> memory() {
        var options = new ArrayList<String>();
        writable().forEach((place, size) -> options.addAll(List.of("--size", size.toString(), "--tmpfs", place)));
        options.addAll(words("--symlink /run/hosts /etc/hosts --symlink /run/passwd /etc/passwd"
                + " --remount-ro /dev --remount-ro / --chdir /work"));
        return options;
    }

    private List<String> environment(SandboxCommand command) {
        var options = new ArrayList<>(List.of("--clearenv"));
        Toolchain.environment(command, limits)
                .forEach((name, value) -> options.addAll(List.of("--setenv", name, value)));
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
