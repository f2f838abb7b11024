package dev.codefactory.llm.http;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.registry.Circuit;
import dev.codefactory.llm.registry.Circuit.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Leaves a failing model alone for a while. Afterwards one call per pause tries whether it is well again. */
public final class CircuitBreaker {

    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Clock clock;
    private Instant pausedUntil = Instant.MIN;
    private int failures;
    private String lastFailure = "";

    public CircuitBreaker(Clock clock) {
        this.clock = clock;
    }

    /** Lets a call pass, or refuses it. */
    public synchronized void pass() {
        if (failures < FAILURES) {
            return;
        }
        var now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            throw CallFailure.of(
                    Reason.BUSY,
                    "left alone for another %d s after %d failures, the last: %s"
                            .formatted(Duration.between(now, pausedUntil).toSeconds() + 1, failures, lastFailure));
        }
        pausedUntil = now.plus(PAUSE);
    }

    /** What a call would meet now. */
    public synchronized Circuit circuit(String model) {
        if (failures < FAILURES) {
            return new Circuit(model, State.CLOSED, null, failures, failures == 0 ? null : lastFailure);
        }
        var open = clock.instant().isBefore(pausedUntil);
        return new Circuit(
                model, open ? State.OPEN : State.HALF_OPEN, open ? pausedUntil : null, failures, lastFailure);
    }

    public synchronized void succeeded() {
        failures = 0;
    }

    public synchronized void failed(CallFailure failure) {
        switch (failure.reason()) {
            case UNREACHABLE, TIMEOUT_FIRST_BYTE, TIMEOUT_IDLE, TIMEOUT_TOTAL, MALFORMED, ENGINE_FAILURE -> {
                failures++;
                lastFailure = failure.detail();
                pausedUntil = clock.instant().plus(PAUSE);
            }
            // These say that the model works, or nothing about it.
            case CONTEXT_OVERFLOW, MODEL_MISSING, BUSY, RUNAWAY, REJECTED, NO_MODEL, NOT_RECORDED -> {}
        }
    }
}
