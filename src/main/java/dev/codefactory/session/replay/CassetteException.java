package dev.codefactory.session.replay;

/** What was sent is no cassette that can be replayed. */
public final class CassetteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String entry;
    private final boolean tooLarge;

    private CassetteException(String entry, String message, boolean tooLarge) {
        super(message);
        this.entry = entry;
        this.tooLarge = tooLarge;
    }

    static CassetteException of(String entry, String message) {
        return new CassetteException(entry, message, false);
    }

    static CassetteException of(String entry, RuntimeException cause) {
        var exception = of(entry, String.valueOf(cause.getMessage()));
        exception.initCause(cause);
        return exception;
    }

    /** It holds more than a cassette may. */
    public static CassetteException tooLarge(String what) {
        return new CassetteException("", what, true);
    }

    /** The entry that is wrong, or the empty string where it is the whole. */
    public String entry() {
        return entry;
    }

    /** Whether it is too large, rather than wrong. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
