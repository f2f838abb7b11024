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

    /** It should be tried again, not before the given time has passed. */
    record Later(Duration delay, Runnable commit) implements WorkOutcome {}
}
