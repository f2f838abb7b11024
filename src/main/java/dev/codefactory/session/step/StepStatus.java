package dev.codefactory.session.step;

import java.util.Locale;

/** Where a step of an execution stands. */
public enum StepStatus {
    QUEUED,
    RUNNING,
    COMPLETED,
    SKIPPED,
    FAILED,
    CANCELLED;

    /** The word used on the wire and in tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The wire word. */
    @Override
    public String toString() {
        return id();
    }
}
