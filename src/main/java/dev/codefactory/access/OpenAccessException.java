package dev.codefactory.access;

/** The service would have answered anybody on the network. */
class OpenAccessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OpenAccessException(String address) {
        super("codefactory.access.mode is none, yet the service would listen on %s, where others can reach it."
                .formatted(address));
    }
}
