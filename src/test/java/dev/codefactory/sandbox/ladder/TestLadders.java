package dev.codefactory.sandbox.ladder;

import dev.codefactory.Require;
import dev.codefactory.sandbox.confinement.SandboxProperties;
import dev.codefactory.sandbox.confinement.SandboxProperties.Mount;
import dev.codefactory.sandbox.docker.DockerEngine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** Ladders of a single rung with narrow limits, for those who test it; the test is skipped where this machine has it not. */
final class TestLadders {

    static final URI DOCKER = URI.create(System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"));

    private TestLadders() {}

    static Ladder bubblewrap(SandboxProperties limits) {
        var ladder = new Ladder(List.of(new BubblewrapRung(limits)), limits);
        Require.tool(ladder.status().usable(), ladder.status().detail());
        return ladder;
    }

    static Ladder docker() {
        return container("docker", "runc");
    }

    static Ladder gvisor() {
        return container("gvisor", "runsc");
    }

    private static Ladder container(String kind, String runtime) {
        var limits = limits(Map.of());
        var ladder = new Ladder(List.of(dockerRung(kind, runtime, limits)), limits);
        Require.docker(ladder.status().usable(), ladder.status().detail());
        return ladder;
    }

    static DockerRung dockerRung(String kind, String runtime, SandboxProperties limits) {
        return new DockerRung(kind, new DockerEngine(DOCKER, "code-factory-sandbox", runtime), limits);
    }

    static SandboxProperties limits(Map<String, Mount> mounts) {
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
