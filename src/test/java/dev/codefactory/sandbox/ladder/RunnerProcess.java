package dev.codefactory.sandbox.ladder;

import static org.awaitility.Awaitility.await;

import dev.codefactory.Require;
import dev.codefactory.sandbox.bubblewrap.BubblewrapHost;
import dev.codefactory.sandbox.runner.RunnerSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A runner as the container starts it: a process of its own, with the limits of the tests. */
record RunnerProcess(Process process, RunnerSandbox sandbox) implements AutoCloseable {

    /** A variable such as a secret of the runner would be. */
    static final String SECRET = "PLANTED_SECRET";

    static RunnerProcess start(Path socket) throws IOException {
        var obstacle = BubblewrapHost.obstacle();
        Require.tool(obstacle.isEmpty(), obstacle.orElse(""));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                RunnerApplication.class.getName());
        builder.environment().putAll(environment(socket));
        var log = Files.createTempFile("runner", ".log");
        var process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(socket) || !process.isAlive());
        Require.tool(process.isAlive(), "a runner: " + Files.readString(log));
        Files.delete(log);
        return new RunnerProcess(process, new RunnerSandbox(socket));
    }

    static Map<String, String> environment(Path socket) {
        return Map.of(
                SECRET,
                "hunter2",
                "CODEFACTORY_SANDBOX_RUNNER",
                socket.toString(),
                "CODEFACTORY_SANDBOX_TIME",
                "1m",
                "CODEFACTORY_SANDBOX_MEMORY",
                "512MB",
                "CODEFACTORY_SANDBOX_PROCESSES",
                "64",
                "CODEFACTORY_SANDBOX_WORKSIZE",
                "32MB",
                "CODEFACTORY_SANDBOX_TMPSIZE",
                "256MB");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
