package dev.codefactory.llm.http;

import dev.codefactory.llm.LlmOutcome.Reason;

/** Ends a call early. Stays behind the gateway, which turns it into an outcome. */
public final class CallFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean refused;

    private CallFailure(Reason reason, String detail, boolean refused) {
        super(detail);
        this.reason = reason;
        this.refused = refused;
    }

    public static CallFailure of(Reason reason, String detail) {
        return new CallFailure(reason, detail, false);
    }

    /** A failure that came instead of an answer, so that asking again is safe and may help. */
    public static CallFailure beforeAnswer(Reason reason, String detail) {
        return new CallFailure(reason, detail, true);
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public boolean isWorthAnotherTry() {
        return refused;
    }
}
