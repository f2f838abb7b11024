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

    /** The host of the model does not tell the hash of its content, under which a passport is kept. */
    public static final class NoDigest extends PassportException {
        private static final long serialVersionUID = 1L;

        NoDigest(String model) {
            super(
                    ("The host of %s does not tell the digest of its models, by which a passport knows one again; only Ollama does."
                                    + " Without a passport a model is asked as the settings say.")
                            .formatted(model));
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
