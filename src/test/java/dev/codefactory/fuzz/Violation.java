package dev.codefactory.fuzz;

/**
 * A promise that an answer breaks.
 *
 * @param example the request and what is wrong with its answer
 */
record Violation(Kind kind, String operation, int status, String example) {

    /** The promises. */
    enum Kind {
        SERVER_ERROR,
        ACCEPTED_INVALID,
        REFUSED_VALID,
        UNDOCUMENTED_STATUS,
        NO_PROBLEM,
        LEAK,
        NO_SECURITY_HEADERS,
        NO_ANSWER
    }
}
