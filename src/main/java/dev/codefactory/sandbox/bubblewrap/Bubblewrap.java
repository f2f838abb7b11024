package dev.codefactory.sandbox.bubblewrap;

import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxResult.Usage;
import dev.codefactory.sandbox.confinement.CappedStream;
import dev.codefactory.sandbox.confinement.Confinement;
import dev.codefactory.sandbox.confinement.Delivery;
import dev.codefactory.sandbox.confinement.RunResults;
import dev.codefactory.sandbox.confinement.SandboxProperties;
import dev.codefactory.sandbox.confinement.SelfTest;
import dev.codefactory.sandbox.seccomp.SeccompFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Starts commands under Bubblewrap and brings back what became of them. */
public final class Bubblewrap implements Confinement {

    private static final String PROOF = """
        grep -q '^Seccomp:.*2' /proc/self/status || echo 'system calls are not filtered'
        [ ! -e /etc/shadow ] && [ ! -e /root ] || echo 'files of the host can be seen'
        """;

    /** One thread that lives as long as the service starts them all: when a thread dies, the kernel kills what it started. */
    private final ExecutorService launcher = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox-launcher").factory());

    private final SandboxProperties limits;
    private final BubblewrapProfile profile;
    private final MemoryFiles files;
    private final Path filter;
    private final GoLibrary goLibrary = new GoLibrary(GoLibrary.defaultParent());

    public Bubblewrap(SandboxProperties limits, BubblewrapHost host) throws IOException {
        this.limits = limits;
        this.filter = Files.createTempFile("codefactory-", ".seccomp");
        this.profile = new BubblewrapProfile(limits, host, filter, goLibrary);
        this.files = new MemoryFiles(profile.writable());
        Files.write(filter, SeccompFilter.forArchitecture(host.cpu()));
    }

    @Override
    public String proof() {
        return PROOF + SelfTest.FORK_BOMB;
    }

    @Override
    public void prepare(Set<Tool> tools) throws InterruptedException {
        if (tools.contains(Tool.GO)) {
            goLibrary.compile();
        }
    }

    @Override
    public SandboxResult run(SandboxCommand command) throws InterruptedException {
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
        var confined = new ConfinedProcess(process, files, output, results);
        var limit = confined.await(time, limits.memory().toBytes());
        var wall = Duration.ofNanos(System.nanoTime() - start);
        var usage = usage(wall, confined.processes(), results);
        return limit.<SandboxResult>map(reached -> new SandboxResult.Stopped(reached, output.text(), usage))
                .orElseGet(() -> ended(command, process.exitValue(), output.text(), results.text(), usage));
    }

    private static SandboxResult ended(SandboxCommand command, int exitCode, String output, String lines, Usage usage) {
        if (!RunResults.began(lines)) {
            return new SandboxResult.Refused("the sandbox could not be set up: " + output.strip());
        }
        return new SandboxResult.Exited(exitCode, output, RunResults.read(lines, command.results()), usage);
    }

    /** Short runs are over before anybody looks; for those the shell inside says what it measured. */
    private static Usage usage(Duration wall, ProcessTree seen, CappedStream results) {
        var said = RunResults.cpu(results.text());
        return new Usage(wall, said.compareTo(seen.cpu()) > 0 ? said : seen.cpu(), seen.peakMemory());
    }

    private Process start(List<String> commandLine) throws IOException {
        var builder = new ProcessBuilder(commandLine).directory(Path.of("/").toFile());
        builder.environment().clear();
        try {
            return CompletableFuture.supplyAsync(() -> start(builder), launcher).join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        } catch (RejectedExecutionException e) {
            throw new IOException("it is closed", e);
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
