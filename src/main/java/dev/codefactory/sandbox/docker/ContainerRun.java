package dev.codefactory.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxResult.Exited;
import dev.codefactory.sandbox.SandboxResult.Limit;
import dev.codefactory.sandbox.SandboxResult.Refused;
import dev.codefactory.sandbox.SandboxResult.Stopped;
import dev.codefactory.sandbox.SandboxResult.Usage;
import dev.codefactory.sandbox.confinement.RunResults;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A container from its start to its last words. Its owner removes it, whatever happened here. */
final class ContainerRun {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DockerClient client;
    private final String container;
    private final List<String> results;
    private final ContainerOutput said;

    ContainerRun(DockerClient client, String container, List<String> results, long outputCap) {
        this.client = client;
        this.container = container;
        this.results = results;
        this.said = new ContainerOutput(outputCap, RunResults.cap(results.size()));
    }

    SandboxResult await(byte[] files, Duration time) throws InterruptedException, IOException {
        long start = System.nanoTime();
        try (var input = new HeldInput(files);
                var attached = client.attachContainerCmd(container)
                        .withStdIn(input)
                        .withStdOut(true)
                        .withStdErr(true)
                        .withFollowStream(true)
                        .exec(said)) {
            if (!attached.awaitStarted(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return new Refused("the Docker engine did not let us listen to the container");
            }
            client.startContainerCmd(container).exec();
            said.awaitEnd(time);
            return outcome(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** What the container's last words say and what the engine says of it, while it is still there to be asked about. */
    private SandboxResult outcome(Duration wall) {
        var lines = said.results();
        var usage = new Usage(wall, RunResults.cpu(lines), RunResults.peakMemory(lines));
        if (said.overflowed()) {
            return new Stopped(Limit.OUTPUT, said.output(), usage);
        }
        if (RunResults.ranOutOfMemory(lines) || ranOutOfMemory()) {
            return new Stopped(Limit.MEMORY, said.output(), usage);
        }
        OptionalInt exitCode = RunResults.exitCode(lines);
        if (exitCode.isPresent()) {
            return new Exited(exitCode.getAsInt(), said.output(), RunResults.read(lines, results), usage);
        }
        return switch (said.end()) {
            case BROKEN -> new Refused("the connection to the Docker engine broke");
            case NONE -> new Stopped(Limit.TIME, said.output(), usage);
            case ENDED -> endedEarly(lines, usage);
        };
    }

    /** Nothing inside can end the first process. When it has begun and ended, the kernel took it for its memory. */
    private SandboxResult endedEarly(String lines, Usage usage) {
        return RunResults.began(lines)
                ? new Stopped(Limit.MEMORY, said.output(), usage)
                : new Refused(
                        "the sandbox could not be set up: " + said.output().strip());
    }

    /** The exit code would not tell: a child that was killed for its memory does not end the container. */
    private boolean ranOutOfMemory() {
        try {
            var state = client.inspectContainerCmd(container).exec().getState();
            return Boolean.TRUE.equals(state.getOOMKilled());
        } catch (NotFoundException e) {
            return false;
        }
    }
}
