package dev.codefactory.quality.security.flow;

/** Where a value comes from, the more dangerous the later. */
public enum Origin {
    /** Known when the code is written, or of a kind nothing can be injected with. */
    CONSTANT,
    /** Nothing is known of it. */
    UNKNOWN,
    /** Whoever calls the function gives it. */
    PARAMETER,
    /** It comes from outside of the program: a request, the command line, a socket. */
    SOURCE;

    Origin or(Origin other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
