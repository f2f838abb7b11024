package dev.codefactory.session.waiver;

import java.util.UUID;

/** A request about waivers that cannot be done. */
public abstract sealed class WaiverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private WaiverException(String message) {
        super(message);
    }

    /** The owner has no such waiver. */
    public static final class NotFound extends WaiverException {

        private static final long serialVersionUID = 1L;

        NotFound(UUID id) {
            super("There is no waiver with the id %s.".formatted(id));
        }
    }

    /** The finding is waived already. */
    public static final class Exists extends WaiverException {

        private static final long serialVersionUID = 1L;

        Exists(String fingerprint) {
            super("The finding %s is waived already; delete that waiver first.".formatted(fingerprint));
        }
    }

    /** The owner has as many as may be. */
    public static final class TooMany extends WaiverException {

        private static final long serialVersionUID = 1L;

        TooMany(int limit) {
            super("There may be %d waivers; delete one first.".formatted(limit));
        }
    }

    /** One of its fields makes no sense. */
    public static final class Invalid extends WaiverException {

        private static final long serialVersionUID = 1L;
        private final String field;

        Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        /** The name of the field on the wire. */
        public String field() {
            return field;
        }
    }
}
