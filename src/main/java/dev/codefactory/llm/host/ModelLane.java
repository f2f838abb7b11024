package dev.codefactory.llm.host;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What is known and shared about one model on one host: its free slots, its health and how it counts. */
public final class ModelLane {

    private final Semaphore slots;
    private final CircuitBreaker breaker;
    private final TokenCount tokens = new TokenCount();

    ModelLane(int slots, Clock clock) {
        this.slots = new Semaphore(slots, true);
        this.breaker = new CircuitBreaker(clock);
    }

    /** A place in the lane, given back by closing it. */
    public interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    public Slot enter(Duration patience) throws InterruptedException {
        if (!slots.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw CallFailure.of(Reason.BUSY, "no slot of the model became free within " + patience);
        }
        return slots::release;
    }

    public CircuitBreaker breaker() {
        return breaker;
    }

    public TokenCount tokens() {
        return tokens;
    }
}
