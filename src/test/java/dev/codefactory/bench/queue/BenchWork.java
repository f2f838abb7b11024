package dev.codefactory.bench.queue;

import dev.codefactory.queue.Attempt;
import dev.codefactory.queue.WorkHandler;
import dev.codefactory.queue.WorkOutcome;
import java.util.UUID;

/** Work whose body is in the bench's hand. */
final class BenchWork implements WorkHandler {

    private final String kind;
    private volatile Body body = _ -> {};
    private volatile End end = _ -> {};

    /** @param kind that of a node alone, so that the bench decides which node does what */
    BenchWork(String kind) {
        this.kind = kind;
    }

    /** What an attempt does. */
    @FunctionalInterface
    interface Body {
        void run(Attempt attempt) throws InterruptedException;
    }

    /** What is written in the transaction that ends it. */
    @FunctionalInterface
    interface End {
        void commit(UUID id);
    }

    /** Sets what all work does from now on. */
    void does(Body newBody, End newEnd) {
        body = newBody;
        end = newEnd;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public WorkOutcome run(Attempt attempt) throws InterruptedException {
        body.run(attempt);
        return new WorkOutcome.Done(() -> end.commit(attempt.id()));
    }

    @Override
    public WorkOutcome timedOut(Attempt attempt) {
        throw new IllegalStateException("no work of a bench takes that long");
    }

    @Override
    public void parked(UUID id, String reason) {
        throw new IllegalStateException("no work of a bench fails: " + reason);
    }
}
