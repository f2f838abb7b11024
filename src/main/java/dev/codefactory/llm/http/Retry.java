package dev.codefactory.llm.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often and when a call is sent again.
 *
 * @param attempts how often it is sent at most
 * @param backoff the mean pause before the second attempt; each further pause is twice as long
 */
public record Retry(
        @DefaultValue("3") @Min(1) @Max(10) int attempts,
        @DefaultValue("500ms") Duration backoff) {

    /** A server that wants to be left alone for longer is left to whoever repeats the whole call. */
    private static final Duration LONGEST_WISH = Duration.ofSeconds(5);

    /**
     * Waits before the next attempt. Each pause doubles, and is off by up to half, so that callers refused together do not return together;
     * a server that says how long to wait is not asked earlier.
     *
     * @param attempt how often the call was sent, from 1
     * @throws CallFailure the failure itself, when the call is not to be sent again
     */
    public void pauseAfter(int attempt, CallFailure failure, RetryBudget budget) throws InterruptedException {
        var wish = failure.retryAfter();
        if (attempt >= attempts || wish.compareTo(LONGEST_WISH) > 0 || !budget.spend()) {
            throw failure;
        }
        var mean = backoff.multipliedBy(1L << (attempt - 1));
        var factor = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        Thread.sleep(Math.max(wish.toMillis(), (long) (mean.toMillis() * factor)));
    }
}
