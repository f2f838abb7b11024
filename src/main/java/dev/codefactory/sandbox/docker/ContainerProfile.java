package dev.codefactory.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import com.github.dockerjava.api.model.Volume;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.confinement.SandboxProperties;
import dev.codefactory.sandbox.confinement.Supervisor;
import dev.codefactory.sandbox.confinement.Toolchain;
import dev.codefactory.sandbox.seccomp.SeccompJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** What the engine is told: what a confined program sees, may do and may use. */
final class ContainerProfile {

    /** The label all our containers carry, so that an operator can tell them. */
    static final String LABEL = "dev.codefactory.sandbox";

    private static final DataSize SMALL = DataSize.ofMegabytes(16);
    /** Instead of the host's, which the engine would copy into the container. */
    private static final String NO_DNS = "127.0.0.1";

    private static final long UNLIMITED = -1;
    private static final int OPEN_FILES = 1024;
    private static final int FILES_PER_DIRECTORY_TREE = 65_536;

    private final DockerEngine engine;
    private final SandboxProperties limits;

    ContainerProfile(DockerEngine engine, SandboxProperties limits) {
        this.engine = engine;
        this.limits = limits;
    }

    /** Makes the container and answers its id. Its first process has no variables at all, because they can be read inside. */
    String create(DockerClient client, SandboxCommand command, long bytes, Duration time) {
        var user = limits.uid() + ":" + limits.uid();
        return client.createContainerCmd(engine.image())
                .withEntrypoint("/usr/bin/env", "-i", "/bin/bash", "-c", Supervisor.asGuest(command, bytes), "sandbox")
                .withCmd(arguments(command, time))
                .withHostName("sandbox")
                .withUser(user)
                .withWorkingDir("/work")
                .withStdinOpen(true)
                .withStdInOnce(true)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withLabels(Map.of(LABEL, "run"))
                .withHostConfig(hostConfig())
                .exec()
                .getId();
    }

    private List<String> arguments(SandboxCommand command, Duration time) {
        var arguments = new ArrayList<String>();
        arguments.add(Integer.toString(command.results().size()));
        arguments.addAll(command.results());
        // What a shell starts in the background ignores these two.
        arguments.addAll(List.of("/usr/bin/env", "--default-signal=INT,QUIT"));
        Toolchain.environment(command, limits).forEach((name, value) -> arguments.add(name + "=" + value));
        arguments.addAll(prlimit(time));
        arguments.addAll(command.argv());
        return arguments;
    }

    /** The engine limits all processes together; these are limits of each. */
    private List<String> prlimit(Duration time) {
        var cpuSeconds = (time.toSeconds() + 1) * Runtime.getRuntime().availableProcessors();
        return List.of(
                "/usr/bin/prlimit",
                "--cpu=" + cpuSeconds,
                "--data=" + 2 * limits.memory().toBytes(),
                "--nofile=" + OPEN_FILES,
                "--core=0",
                "--");
    }

    private HostConfig hostConfig() {
        return HostConfig.newHostConfig()
                .withRuntime(engine.runtime())
                .withNetworkMode("none")
                .withDns(NO_DNS)
                .withIpcMode("private")
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + SeccompJson.forCommands()))
                .withMemory(limits.memory().toBytes())
                .withMemorySwap(limits.memory().toBytes())
                .withPidsLimit(processes())
                .withTmpFs(writable())
                .withShmSize(SMALL.toBytes())
                .withBinds(mounts())
                .withLogConfig(new LogConfig(LoggingType.NONE))
                .withAutoRemove(true);
    }

    /** Counted by the host's kernel, which under gVisor sees that kernel's threads and not the processes inside. */
    private long processes() {
        return engine.isGvisor() ? UNLIMITED : (long) limits.processes() + Supervisor.PROCESSES;
    }

    private Map<String, String> writable() {
        var sizes = new HashMap<String, String>();
        sizes.put("/work", size(limits.workSize()));
        sizes.put("/tmp", size(limits.tmpSize()));
        sizes.put("/run", size(SMALL));
        return sizes;
    }

    private String size(DataSize size) {
        return "rw,exec,nosuid,nodev,mode=700,uid=%1$d,gid=%1$d,size=%2$d,nr_inodes=%3$d"
                .formatted(limits.uid(), size.toBytes(), FILES_PER_DIRECTORY_TREE);
    }

    private List<Bind> mounts() {
        return limits.mounts().values().stream()
                .map(mount -> new Bind(mount.host().toString(), new Volume(mount.inside()), AccessMode.ro))
                .toList();
    }
}
