package dev.codefactory.access;

/** Somebody who is no admin asked for what only an admin may do; its message says what, and what to do instead. */
public final class AdminOnlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AdminOnlyException(String message) {
        super(message);
    }
}
