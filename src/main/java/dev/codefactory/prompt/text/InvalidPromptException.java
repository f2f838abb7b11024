package dev.codefactory.prompt.text;

/** A text cannot be a prompt; the message says why, to the one who wrote it. */
public final class InvalidPromptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidPromptException(String message) {
        super(message);
    }
}
