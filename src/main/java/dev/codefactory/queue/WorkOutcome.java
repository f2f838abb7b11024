package dev.codefactory.queue;

import java.time.Duration;

/**
 * How a piece of work ended. {@code commit} runs inside the one transaction that also moves the work's own row, and only if this attempt
 * still owns it; a zombie's commit is never run.
 */
public sealed interface WorkOutcome {

    Runnable commit();

    /** It is done, whatever its result says. */
    record Done(Runnable commit) implements WorkOutcome {}

    /**
     * It should be tried again; until then its slot is free for others.
     *
     * @param delay how long at least
     * @param elsewhere whether another host is to be preferred
     */
    record Later(Duration delay, boolean elsewhere, Runnable commit) implements WorkOutcome {}
}
