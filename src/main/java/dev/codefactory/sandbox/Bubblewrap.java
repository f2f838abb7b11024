package dev.codefactory.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts commands under Bubblewrap and brings back what became of them. Whether it protects anything, {@link SelfTest} says. */
final class Bubblewrap implements AutoCloseable {

    /** One thread that lives as long as the service starts them all: when a thread dies, the kernel kills what it started. */
    private final ExecutorService launcher = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox-launcher").factory());

    private final SandboxProperties limits;
    private final BubblewrapProfile profile;
    private final Path filter;

    Bubblewrap(SandboxProperties limits, BubblewrapHost host) throws IOException {
        this.limits = limits;
        this.filter = Files.createTempFile("codefactory-", ".seccomp");
        this.profile = new BubblewrapProfile(limits, host, filter);
        Files.write(filter, SeccompFilter.forArchitecture(host.cpu()));
    }

    SandboxResult run(SandboxCommand command) throws InterruptedException {
        var time = command.limit().compareTo(limits.time()) < 0 ? command.limit() : limits.time();
        Process process;
        try {
            process = start(profile.commandLine(command, time));
        } catch (IOException e) {
            return new SandboxResult.Refused("Bubblewrap did not start: " + e.getMessage());
        }
        long start = System.nanoTime();
        deliver(command, process);
        var output = CappedStream.read(process.getErrorStream(), limits.output().toBytes());
        var results = CappedStream.read(
                process.getInputStream(), RunResults.cap(command.results().size()));
        var limit = new ConfinedProcess(process, output, results)
                .await(time, limits.memory().toBytes());
        var wall = Duration.ofNanos(System.nanoTime() - start);
        return limit.<SandboxResult>map(reached -> new SandboxResult.Stopped(reached, output.text(), wall))
                .orElseGet(() -> ended(command, process.exitValue(), output.text(), results.text(), wall));
    }

    private static SandboxResult ended(
            SandboxCommand command, int exitCode, String output, String lines, Duration wall) {
        if (!RunResults.began(lines)) {
            return new SandboxResult.Refused("the sandbox could not be set up: " + output.strip());
        }
        return new SandboxResult.Exited(exitCode, output, RunResults.read(lines, command.results()), wall);
    }

    private Process start(List<String> commandLine) throws IOException {
        var builder = new ProcessBuilder(commandLine).directory(Path.of("/").toFile());
        builder.environment().clear();
        var started = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return builder.start();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                launcher);
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** On a thread of its own, because a sandbox that does not come up does not read either. */
    private static void deliver(SandboxCommand command, Process process) {
        Thread.ofVirtual().start(() -> {
            try (var pipe = process.getOutputStream()) {
                Delivery.send(command.files(), command.tools(), pipe);
            } catch (IOException e) {
                // The sandbox ended before it had read everything, and says so itself.
            }
        });
    }

    @Override
    public void close() throws IOException {
        launcher.shutdownNow();
        Files.deleteIfExists(filter);
    }
}
