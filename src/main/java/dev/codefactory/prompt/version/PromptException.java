package dev.codefactory.prompt.version;

import dev.codefactory.prompt.PromptKey;

/** Why a request about prompts was refused; the message is meant for the one who asked. */
public abstract sealed class PromptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PromptException(String message) {
        super(message);
    }

    /** There is no such prompt, version or text. */
    public static final class NotFound extends PromptException {

        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message);
        }

        static NotFound version(PromptKey key, int number) {
            return new NotFound("The prompt %s has no version %d; see its list of versions.".formatted(key, number));
        }
    }

    /** The version is needed as it is. */
    public static final class InUse extends PromptException {

        private static final long serialVersionUID = 1L;

        InUse(PromptKey key, int number, String why) {
            super("Version %d of %s cannot be deleted: %s.".formatted(number, key, why));
        }
    }

    /** There is nothing to go back to. */
    public static final class NoEarlier extends PromptException {

        private static final long serialVersionUID = 1L;

        NoEarlier(PromptKey key) {
            super("No other version of %s was effective before; make the one you want effective.".formatted(key));
        }
    }

    /** Somebody else has changed it since it was read. */
    public static final class Stale extends PromptException {

        private static final long serialVersionUID = 1L;

        Stale(long revision) {
            super("It was changed in the meantime and now has the ETag \"%d\"; read it again and repeat the change."
                    .formatted(revision));
        }
    }
}
