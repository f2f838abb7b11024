package dev.codefactory.sandbox;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Runs commands under Bubblewrap once that has proved, in the background, that it holds; until then everybody waits. */
final class BubblewrapSandbox implements Sandbox, AutoCloseable {

    private final Bubblewrap bubblewrap;
    private final CompletableFuture<SandboxStatus> examination;

    BubblewrapSandbox(SandboxProperties limits, BubblewrapHost host) throws IOException {
        this.bubblewrap = new Bubblewrap(limits, host);
        var selfTest = new SelfTest(bubblewrap, limits);
        this.examination = CompletableFuture.supplyAsync(
                () -> examine(selfTest),
                task -> Thread.ofVirtual().name("sandbox-self-test").start(task));
    }

    private static SandboxStatus examine(SelfTest selfTest) {
        try {
            return selfTest.examine();
        } catch (IOException | InterruptedException | RuntimeException e) {
            return SandboxStatus.unusable("the self-test of Bubblewrap broke off: " + e);
        }
    }

    @Override
    public SandboxStatus status() {
        return examination.join();
    }

    @Override
    public SandboxResult run(SandboxCommand command) throws InterruptedException {
        var status = awaitStatus();
        if (!status.usable()) {
            return new SandboxResult.Refused(status.detail());
        }
        for (var tool : command.tools()) {
            if (!status.has(tool)) {
                return new SandboxResult.Refused(tool + " is missing; install it with: "
                        + Toolchain.of(tool).installHint());
            }
        }
        return bubblewrap.run(command);
    }

    private SandboxStatus awaitStatus() throws InterruptedException {
        try {
            return examination.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        bubblewrap.close();
    }
}
