package dev.codefactory.sandbox.ladder;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.codefactory.Require;
import dev.codefactory.sandbox.runner.RunnerSandbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The runner in a container with the options of docker-compose.yml. This machine's JDK and class path are shown to it. */
record ContainedRunner(DockerClient client, String container, RunnerSandbox sandbox) implements AutoCloseable {

    private static final Path SECCOMP = Path.of("sandbox/runner-seccomp.json");

    static ContainedRunner start(Path directory) throws IOException {
        var rung = TestLadders.dockerRung("docker", "runc", TestLadders.limits(Map.of()));
        var obstacle = rung.obstacle();
        Require.docker(obstacle.isEmpty(), obstacle.orElse(""));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        var client = connect();
        var socket = directory.resolve("runner.sock");
        var container = create(client, rung.engine().image(), directory, socket);
        client.startContainerCmd(container).exec();
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(socket) || !isRunning(client, container));
        return new ContainedRunner(client, container, new RunnerSandbox(socket));
    }

    static DockerClient connect() {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(TestLadders.DOCKER.toString())
                .build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(TestLadders.DOCKER)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }

    private static String create(DockerClient client, String image, Path directory, Path socket) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        return client.createContainerCmd(image)
                .withEntrypoint(java, "-Xmx128m", "-cp", classPath, RunnerApplication.class.getName())
                .withUser("65534:65534")
                .withEnv(RunnerProcess.environment(socket).entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withHostConfig(hostConfig(directory, classPath))
                .exec()
                .getId();
    }

    private static HostConfig hostConfig(Path directory, String classPath) throws IOException {
        var shown = Stream.concat(
                        Stream.of(System.getProperty("java.home")), Stream.of(classPath.split(File.pathSeparator)))
                .filter(path -> Files.exists(Path.of(path)))
                .map(path -> new Bind(path, new Volume(path), AccessMode.ro));
        var socket = Stream.of(new Bind(directory.toString(), new Volume(directory.toString())));
        var config = HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withReadonlyRootfs(true)
                .withTmpFs(Map.of("/tmp", "size=64m"))
                .withCapDrop(Capability.ALL)
                .withPidsLimit(1024L)
                .withMemory(2L << 30)
                .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + Files.readString(SECCOMP)))
                .withBinds(Stream.concat(shown, socket).toList());
        // What docker-compose.yml calls systempaths:unconfined.
        config.getRawValues().put("MaskedPaths", List.of());
        config.getRawValues().put("ReadonlyPaths", List.of());
        return config;
    }

    private static boolean isRunning(DockerClient client, String container) {
        return Boolean.TRUE.equals(
                client.inspectContainerCmd(container).exec().getState().getRunning());
    }

    @Override
    public void close() throws IOException {
        client.removeContainerCmd(container).withForce(true).exec();
        client.close();
    }
}
