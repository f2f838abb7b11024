package dev.codefactory.prompt.folder;

/** The folder cannot be used; the message is meant for the one who asked. */
public final class FolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderException(String message) {
        super(message);
    }
}
