package dev.codefactory.session.intake;

import java.time.Duration;

/** There is no room for another request now. */
public final class QueueFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean ofOwner;
    private final Duration retryAfter;

    /**
     * @param ofOwner whether it is the owner's own share that is full, or the whole queue
     * @param retryAfter when another try makes sense
     */
    QueueFullException(boolean ofOwner, int limit, Duration retryAfter) {
        super(
                ofOwner
                        ? "You have %d executions that have not ended, which is the limit. Wait for some to end, or cancel them."
                                .formatted(limit)
                        : "The queue holds %d executions that have not ended, which is the limit. Try again later."
                                .formatted(limit));
        this.ofOwner = ofOwner;
        this.retryAfter = retryAfter;
    }

    public boolean isOfOwner() {
        return ofOwner;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
