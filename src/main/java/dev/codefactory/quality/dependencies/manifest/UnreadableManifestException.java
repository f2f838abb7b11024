package dev.codefactory.quality.dependencies.manifest;

/** A manifest that is not of its own format. */
final class UnreadableManifestException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    UnreadableManifestException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
