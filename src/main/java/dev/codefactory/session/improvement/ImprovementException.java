package dev.codefactory.session.improvement;

import dev.codefactory.session.ExecutionId;

/** Why nothing could be said about an improvement. */
public abstract sealed class ImprovementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ImprovementException(String message) {
        super(message);
    }

    /** The execution has no improvement of this number. */
    public static final class NotFound extends ImprovementException {

        private static final long serialVersionUID = 1L;

        NotFound(ExecutionId execution, int number) {
            super("Execution %s has no improvement %d.".formatted(execution.value(), number));
        }
    }

    /** It cannot be done to the files as they are. */
    public static final class Refused extends ImprovementException {

        private static final long serialVersionUID = 1L;

        Refused(int number, String wish, String reason) {
            super("Improvement %d cannot be %s: %s.".formatted(number, wish, reason));
        }
    }
}
