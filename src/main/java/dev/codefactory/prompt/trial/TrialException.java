package dev.codefactory.prompt.trial;

import dev.codefactory.prompt.PromptKey;
import java.util.UUID;

/** Why a request about trials was refused; the message is meant for the one who asked. */
public abstract sealed class TrialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TrialException(String message) {
        super(message);
    }

    /** There is no such trial. */
    public static final class NotFound extends TrialException {

        private static final long serialVersionUID = 1L;

        NotFound(UUID id) {
            super("There is no trial with the id %s.".formatted(id));
        }
    }

    /** One is open already. */
    public static final class Open extends TrialException {

        private static final long serialVersionUID = 1L;

        Open(PromptKey key, UUID id) {
            super("The trial %s of %s is still running; stop it first.".formatted(id, key));
        }
    }

    /** It does not run any more. */
    public static final class Ended extends TrialException {

        private static final long serialVersionUID = 1L;

        Ended(Trial trial) {
            super("The trial is %s; only a running one can be changed.".formatted(trial.status()));
        }
    }

    /** The effective version cannot be tried out against itself. */
    public static final class SameVersion extends TrialException {

        private static final long serialVersionUID = 1L;

        SameVersion(PromptKey key, int number) {
            super("version %d of %s is the effective one; name another one.".formatted(number, key));
        }
    }
}
