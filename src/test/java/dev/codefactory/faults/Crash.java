package dev.codefactory.faults;

/** Ends a thread as the death of its process would: an error nobody handles. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
