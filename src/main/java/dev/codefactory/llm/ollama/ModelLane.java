package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What is known and shared about one model on one host: its free slots, its health, its window and how it counts. */
final class ModelLane {

    private final Semaphore slots;
    private final CircuitBreaker breaker;
    private final ContextWindow window;
    private final TokenCount tokens = new TokenCount();

    ModelLane(int slots, List<Integer> windows, Clock clock) {
        this.slots = new Semaphore(slots, true);
        this.breaker = new CircuitBreaker(clock);
        this.window = new ContextWindow(windows);
    }

    /** A place in the lane, given back by closing it. */
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    Slot enter(Duration patience) throws InterruptedException {
        if (!slots.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw CallFailure.of(Reason.BUSY, "no slot of the model became free within " + patience);
        }
        return slots::release;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    ContextWindow window() {
        return window;
    }

    TokenCount tokens() {
        return tokens;
    }
}
