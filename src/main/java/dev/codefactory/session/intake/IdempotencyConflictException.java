package dev.codefactory.session.intake;

/** An Idempotency-Key came a second time, with another body. */
public final class IdempotencyConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IdempotencyConflictException() {
        super("This Idempotency-Key was used with another request body. Use a new key for a new request.");
    }
}
