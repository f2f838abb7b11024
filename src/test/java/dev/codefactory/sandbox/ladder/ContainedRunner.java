package dev.codefactory.sandbox.ladder;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The runner in a container with the options of docker-compose.yml, started by Docker's own client because docker-java cannot unmask
 * /proc. This machine's JDK and class path are shown to it.
 */
record ContainedRunner(Process process, String name, RunnerSandbox sandbox) implements AutoCloseable {

    private static final String JAVA_HOME = "/opt/jdk-of-the-runner";

    private static final List<String> OPTIONS = List.of(
            "--network=none",
            "--read-only",
            "--tmpfs=/tmp:size=64m",
            "--user=65534:65534",
            "--memory=2g",
            "--pids-limit=1024",
            "--cap-drop=ALL",
            "--security-opt=no-new-privileges",
            "--security-opt=seccomp=sandbox/runner-seccomp.json",
            "--security-opt=systempaths=unconfined");

    static ContainedRunner start(Path directory) throws IOException {
        var rung = TestLadders.dockerRung("docker", "runc", TestLadders.limits(Map.of()));
        var obstacle = rung.obstacle();
        Require.docker(obstacle.isEmpty(), obstacle.orElse(""));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        var socket = directory.resolve("runner.sock");
        var name = "runner-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        var builder = new ProcessBuilder(commandLine(name, rung.engine().image(), directory, socket));
        builder.environment().put("DOCKER_HOST", TestLadders.DOCKER.toString());
        var process = builder.inheritIO().start();
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(socket) || !process.isAlive());
        return new ContainedRunner(process, name, new RunnerSandbox(socket));
    }

    /** Everything is shown below /opt, because nobody may not look into the home of whoever built this. */
    private static List<String> commandLine(String name, String image, Path directory, Path socket) {
        var line = new ArrayList<>(List.of("docker", "run", "--rm", "--name", name));
        line.addAll(OPTIONS);
        line.add("--volume=" + directory + ":" + directory);
        line.add("--volume=" + System.getProperty("java.home") + ":" + JAVA_HOME + ":ro");
        var classPath = new StringJoiner(":");
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var path = Path.of(entry).toAbsolutePath();
            if (Files.exists(path)) {
                var inside = "/opt/class-path/" + classPath.length() + "-" + path.getFileName();
                line.add("--volume=" + path + ":" + inside + ":ro");
                classPath.add(inside);
            }
        }
        RunnerProcess.environment(socket).forEach((variable, value) -> line.add("--env=" + variable + "=" + value));
        line.addAll(List.of("--entrypoint=" + JAVA_HOME + "/bin/java", image));
        line.addAll(List.of("-Xmx128m", "-cp", classPath.toString(), RunnerApplication.class.getName()));
        return line;
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

    @Override
    public void close() throws IOException {
        try (var client = connect()) {
            client.removeContainerCmd(name).withForce(true).exec();
        }
        process.onExit().join();
    }
}
