package dev.codefactory.model.passport;

/** Why a passport cannot be had. */
public sealed class PassportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PassportException(String message) {
        super(message);
    }

    /** No host that answers has the model, or the one that was named has not. */
    public static final class NotInstalled extends PassportException {
        private static final long serialVersionUID = 1L;

        NotInstalled(String message) {
            super(message);
        }
    }

    /** No model of this digest was examined. */
    public static final class NotFound extends PassportException {
        private static final long serialVersionUID = 1L;

        NotFound() {
            super("No model of this digest was examined; POST /api/v1/models/passports has one examined.");
        }
    }
}
