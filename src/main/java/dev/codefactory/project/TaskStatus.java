package dev.codefactory.project;

import java.util.Locale;

/** How far a task has come. */
public enum TaskStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED;

    /** Staying as it is counts as possible, so that an update may leave the status alone. */
    boolean canBecome(TaskStatus next) {
        return next == this
                || switch (this) {
                    case PENDING -> next == IN_PROGRESS;
                    case IN_PROGRESS -> true;
                    case COMPLETED, FAILED -> next == PENDING;
                };
    }

    /** The word on the wire and in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
