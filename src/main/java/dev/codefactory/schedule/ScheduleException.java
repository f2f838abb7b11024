package dev.codefactory.schedule;

import java.util.UUID;

/** Why something could not be done with a schedule. */
public abstract sealed class ScheduleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ScheduleException(String message) {
        super(message);
    }

    /** The owner has no such schedule. */
    public static final class NotFound extends ScheduleException {

        private static final long serialVersionUID = 1L;

        NotFound(UUID id) {
            super("You have no schedule %s.".formatted(id));
        }
    }

    /** A field says something that cannot be. */
    public static final class Bad extends ScheduleException {

        private static final long serialVersionUID = 1L;
        private final String field;

        /** @param message what it must be instead */
        public Bad(String field, String message) {
            super(message);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /** The owner has as many as may be. */
    public static final class TooMany extends ScheduleException {

        private static final long serialVersionUID = 1L;

        TooMany(int most) {
            super("You have %d schedules, which is the limit. Delete one that you need no more.".formatted(most));
        }
    }

    /** It is not what the caller read. */
    public static final class Stale extends ScheduleException {

        private static final long serialVersionUID = 1L;

        Stale(long version) {
            super("The schedule has changed since you read it: it is at version %d now. Read it again."
                    .formatted(version));
        }
    }

    /** What came of it before has not ended, and it does not overlap. */
    public static final class StillRunning extends ScheduleException {

        private static final long serialVersionUID = 1L;

        StillRunning() {
            super("An execution of this schedule has not ended. Wait for its end, cancel it, or set overlap to allow.");
        }
    }
}
