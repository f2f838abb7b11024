package dev.codefactory.queue;

import java.util.UUID;

/** Does the work of one kind. It may be called again with the same id after a crash. */
public interface WorkHandler {

    /** Which kind of work it does. */
    String kind();

    /**
     * Runs without a transaction and without a connection. An interrupt means the work was cancelled or the node shuts down.
     *
     * @param attempt counts from 1, across nodes and crashes
     */
    WorkOutcome run(UUID id, int attempt) throws InterruptedException;

    /** The last word on work that can never be done: it failed too often. Runs inside the transaction that parks it. */
    void parked(UUID id, String reason);
}
