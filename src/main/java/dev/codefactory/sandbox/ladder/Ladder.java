package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxStatus;
import dev.codefactory.sandbox.confinement.Confinement;
import dev.codefactory.sandbox.confinement.SandboxProperties;
import dev.codefactory.sandbox.confinement.SelfTest;
import dev.codefactory.sandbox.confinement.Toolchain;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the rungs in order, in the background, and runs commands on the first that proves that it holds. Until that is known everybody
 * waits; when none holds, nothing is run.
 */
final class Ladder implements Sandbox, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Ladder.class);

    /** Where the climb ended. */
    private record Foothold(SandboxStatus status, @Nullable Confinement confinement) {}

    private final List<Rung> rungs;
    private final SandboxProperties limits;
    private final CompletableFuture<Foothold> climb = new CompletableFuture<>();
    private final Thread climber;

    Ladder(List<Rung> rungs, SandboxProperties limits) {
        this.rungs = List.copyOf(rungs);
        this.limits = limits;
        this.climber = Thread.ofVirtual().name("sandbox-self-test").start(this::climb);
    }

    private void climb() {
        var reasons = new ArrayList<String>();
        for (var rung : rungs) {
            var obstacle = rung.obstacle();
            obstacle.ifPresent(reasons::add);
            var foothold = obstacle.isPresent() ? Optional.<Foothold>empty() : attempt(rung, reasons);
            if (foothold.isPresent()) {
                climb.complete(foothold.get());
                return;
            }
        }
        var reason = String.join("; ", reasons);
        LOG.warn("Generated code is not run: {}", reason);
        climb.complete(new Foothold(SandboxStatus.unusable(reason), null));
    }

    private Optional<Foothold> attempt(Rung rung, List<String> reasons) {
        try {
            var confinement = rung.open();
            try {
                var failure = new SelfTest(confinement, limits).failure();
                if (failure.isEmpty()) {
                    return Optional.of(foothold(rung, confinement));
                }
                reasons.add(rung.kind() + " is not usable (" + failure.get() + "); " + rung.needs());
            } catch (IOException | InterruptedException | RuntimeException e) {
                reasons.add("the self-test of " + rung.kind() + " broke off: " + e);
            }
            confinement.close();
        } catch (IOException | RuntimeException e) {
            reasons.add(rung.kind() + " cannot be set up: " + e);
        }
        return Optional.empty();
    }

    private Foothold foothold(Rung rung, Confinement confinement) throws InterruptedException {
        var tools = new SelfTest(confinement, limits).usableTools();
        LOG.info("Generated code is run in {}, with {}", rung.kind(), tools.keySet());
        return new Foothold(
                new SandboxStatus(true, rung.kind(), rung.kind() + " passed its self-test", tools), confinement);
    }

    @Override
    public SandboxStatus status() {
        return climb.join().status();
    }

    @Override
    public SandboxResult run(SandboxCommand command) throws InterruptedException {
        var foothold = await();
        var confinement = foothold.confinement();
        if (confinement == null) {
            return new SandboxResult.Refused(foothold.status().detail());
        }
        for (var tool : command.tools()) {
            if (!foothold.status().has(tool)) {
                return new SandboxResult.Refused(tool + " is missing; install it with: "
                        + Toolchain.of(tool).installHint());
            }
        }
        confinement.prepare(command.tools());
        return confinement.run(command);
    }

    private Foothold await() throws InterruptedException {
        try {
            return climb.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a climb has no other end than a foothold", e);
        }
    }

    /** A climb that is still going on is given up; its rung is closed with the rest. */
    @Override
    public void close() throws IOException {
        climber.interrupt();
        var confinement = climb.join().confinement();
        if (confinement != null) {
            confinement.close();
        }
    }
}
