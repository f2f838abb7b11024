package dev.codefactory.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.confinement.Confinement;
import dev.codefactory.sandbox.confinement.Delivery;
import dev.codefactory.sandbox.confinement.SandboxProperties;
import dev.codefactory.sandbox.confinement.SelfTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** One container per command: started for it, fed through its standard input, removed with everything in it. */
public final class DockerConfinement implements Confinement {

    private static final String FILTERED =
            "grep -q '^Seccomp:.*2' /proc/self/status || echo 'system calls are not filtered'\n";

    /** It bounds a fork bomb by the memory of the container; there is no number of processes to run into. */
    private static final String OWN_KERNEL = "dmesg | grep -qi gvisor || echo 'the kernel is not that of gVisor'\n";

    private final DockerEngine engine;
    private final SandboxProperties limits;
    private final DockerClient client;
    private final ContainerProfile profile;

    public DockerConfinement(DockerEngine engine, SandboxProperties limits) {
        this.engine = engine;
        this.limits = limits;
        this.client = engine.connect();
        this.profile = new ContainerProfile(engine, limits);
    }

    @Override
    public String proof() {
        return engine.isGvisor() ? OWN_KERNEL : FILTERED + SelfTest.FORK_BOMB;
    }

    @Override
    public SandboxResult run(SandboxCommand command) throws InterruptedException {
        if (command.argv().stream().anyMatch(argument -> argument.contains("\0"))) {
            return new SandboxResult.Refused("an argument contains NUL");
        }
        var time = command.limit().compareTo(limits.time()) < 0 ? command.limit() : limits.time();
        String container = null;
        try {
            var files = new ByteArrayOutputStream();
            Delivery.send(command.files(), command.tools(), files);
            container = profile.create(client, command, files.size(), time);
            var run = new ContainerRun(
                    client, container, command.results(), limits.output().toBytes());
            return run.await(files.toByteArray(), time);
        } catch (IOException | DockerException e) {
            return new SandboxResult.Refused("the Docker engine refused: " + e.getMessage());
        } finally {
            if (container != null) {
                remove(container);
            }
        }
    }

    /** Returns when nothing of the container is left, whether we or the engine itself removed it. */
    private void remove(String container) {
        try {
            client.removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            // It ended, and the engine removed it.
        } catch (ConflictException e) {
            awaitRemoval(container);
        }
    }

    /** Reading the events of a container that is being removed ends with them; asking again and again is simpler. */
    private void awaitRemoval(String container) {
        try {
            for (int attempt = 0; attempt < 500; attempt++) {
                client.inspectContainerCmd(container).exec();
                Thread.onSpinWait();
            }
        } catch (NotFoundException e) {
            // Gone.
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
