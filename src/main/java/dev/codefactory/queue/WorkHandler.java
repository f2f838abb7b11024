package dev.codefactory.queue;

import java.util.UUID;

/** Does the work of one kind. It may be called again with the same id after a crash. */
public interface WorkHandler {

    /** Which kind of work it does. */
    String kind();

    /** Runs without a transaction and without a connection. An interrupt means the work was cancelled, took too long, or the node shuts down. */
    WorkOutcome run(Attempt attempt) throws InterruptedException;

    /** What to do about an attempt that was interrupted because it took longer than it may. */
    WorkOutcome timedOut(Attempt attempt);

    /** The last word on work that can never be done: it failed too often. Runs inside the transaction that parks it. */
    void parked(UUID id, String reason);
}
