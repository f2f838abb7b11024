package dev.codefactory.sandbox.runner;

import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxStatus;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has commands run by a runner, another process that has a sandbox. This one needs no rights of its own for it. */
public final class RunnerSandbox implements Sandbox {

    /** How long a caller that gives up waits to hear that everything is dead. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Path socket;
    private volatile @Nullable SandboxStatus known;

    public RunnerSandbox(Path socket) {
        this.socket = socket;
    }

    /** A runner that was not there may have come since, so only a good answer is kept. */
    @Override
    public SandboxStatus status() {
        var status = known;
        if (status == null) {
            status = ask();
            known = status.usable() ? status : null;
        }
        return status;
    }

    private SandboxStatus ask() {
        try (var connection = connect()) {
            Wire.write(Channels.newOutputStream(connection), Question.STATUS);
            return Wire.read(Channels.newInputStream(connection), SandboxStatus.class);
        } catch (IOException e) {
            return SandboxStatus.unusable(unreachable(e));
        }
    }

    @Override
    public SandboxResult run(SandboxCommand command) throws InterruptedException {
        try (var connection = connect()) {
            Wire.write(Channels.newOutputStream(connection), Question.run(command));
            return await(connection);
        } catch (IOException e) {
            return new SandboxResult.Refused(unreachable(e));
        }
    }

    /** Reads on a thread of its own, because an interrupted one would close the connection before the runner could say that it is done. */
    private static SandboxResult await(SocketChannel connection) throws InterruptedException, IOException {
        var answer = CompletableFuture.supplyAsync(
                () -> read(connection),
                task -> Thread.ofVirtual().name("runner-answer").start(task));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            connection.shutdownOutput();
            answer.handle((_, _) -> true)
                    .completeOnTimeout(false, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            throw e;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static SandboxResult read(SocketChannel connection) {
        try {
            return Wire.read(Channels.newInputStream(connection), SandboxResult.class);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    private String unreachable(IOException failure) {
        return "the runner at " + socket + " does not answer (" + failure.getMessage()
                + "); start it, or choose another codefactory.sandbox.mode";
    }
}
