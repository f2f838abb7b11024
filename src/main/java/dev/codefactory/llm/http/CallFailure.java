package dev.codefactory.llm.http;

import dev.codefactory.llm.LlmOutcome.Reason;
import java.time.Duration;

/** Ends a call early. Stays behind the gateway, which turns it into an outcome. */
public final class CallFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean refused;
    private final Duration retryAfter;

    private CallFailure(Reason reason, String detail, boolean refused, Duration retryAfter) {
        super(detail);
        this.reason = reason;
        this.refused = refused;
        this.retryAfter = retryAfter;
    }

    public static CallFailure of(Reason reason, String detail) {
        return new CallFailure(reason, detail, false, Duration.ZERO);
    }

    /** A failure that came instead of an answer, so that asking again is safe and may help. */
    public static CallFailure beforeAnswer(Reason reason, String detail) {
        return new CallFailure(reason, detail, true, Duration.ZERO);
    }

    /** The same with the time the server wants to be left alone for. */
    public CallFailure retryAfter(Duration pause) {
        return new CallFailure(reason, detail(), refused, pause);
    }

    /** How long the server wants to be left alone; nothing when it does not say. */
    public Duration retryAfter() {
        return retryAfter;
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
