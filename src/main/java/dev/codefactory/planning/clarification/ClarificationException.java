package dev.codefactory.planning.clarification;

import java.util.UUID;

/** Why a request about questions was refused; the message is meant for the one who asked. */
public abstract sealed class ClarificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ClarificationException(String message) {
        super(message);
    }

    /** There is no such thing, or it belongs to somebody else. */
    public static final class NotFound extends ClarificationException {

        private static final long serialVersionUID = 1L;

        NotFound(UUID id) {
            super("There is no clarification %s.".formatted(id));
        }
    }

    /** Every question has its answer. */
    public static final class Settled extends ClarificationException {

        private static final long serialVersionUID = 1L;

        Settled() {
            super("Every question has its answer already, from a person or by default; ask anew to change one.");
        }
    }

    /** A field makes no sense. */
    public static final class Invalid extends ClarificationException {

        private static final long serialVersionUID = 1L;
        private final String field;

        Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }
}
