package dev.codefactory.fuzz;

/** What a request deserves. */
enum Expected {
    /** It is as documented. */
    ACCEPTED,
    /** It is known to be wrong. */
    REFUSED,
    /** What it names is not there, or is somebody else's. */
    NOT_FOUND,
    /** It carries no good token. */
    UNAUTHORIZED,
    /** It may be right or wrong, but not the service's failure. */
    EITHER,
    /** It may not even be HTTP, so that closing the connection is an answer too. */
    ANYTHING;

    boolean isMetBy(int status) {
        return switch (this) {
            case ACCEPTED -> status < 300;
            case REFUSED -> status >= 400;
            case NOT_FOUND -> status == 404;
            case UNAUTHORIZED -> status == 401;
            case EITHER, ANYTHING -> true;
        };
    }
}
