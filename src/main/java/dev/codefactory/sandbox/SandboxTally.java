package dev.codefactory.sandbox;

import dev.codefactory.sandbox.SandboxResult.Usage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds up what runs used that somebody has made, on whichever threads work under its context. */
public final class SandboxTally {

    private static final ContextKey<SandboxTally> OPEN = ContextKey.named("codefactory-sandbox-tally");

    private @Nullable Usage total;

    /** What is to be counted. */
    @FunctionalInterface
    public interface Body<T> {
        T run() throws InterruptedException;
    }

    /** Counts what the body runs. */
    public <T> T counting(Body<T> body) throws InterruptedException {
        try (var _ = Context.current().with(OPEN, this).makeCurrent()) {
            return body.run();
        }
    }

    /** Counts a run for whoever wants to know; for sandboxes. */
    public static void add(SandboxResult result) {
        var open = Context.current().get(OPEN);
        if (open != null) {
            switch (result) {
                case SandboxResult.Exited exited -> open.add(exited.usage());
                case SandboxResult.Stopped stopped -> open.add(stopped.usage());
                case SandboxResult.Refused _ -> {}
            }
        }
    }

    private synchronized void add(Usage usage) {
        var before = total == null ? Usage.NONE : total;
        total = new Usage(
                before.wall().plus(usage.wall()),
                before.cpu().plus(usage.cpu()),
                Math.max(before.peakMemory(), usage.peakMemory()));
    }

    /** Times added up, and the most memory that one of the runs had; empty when nothing was run. */
    public synchronized Optional<Usage> total() {
        return Optional.ofNullable(total);
    }
}
