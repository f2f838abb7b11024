package dev.codefactory.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of webhooks.
 *
 * @param allowPrivateAddresses whether webhooks may be sent to this machine and to private networks; needed when the receiver runs beside the service
 * @param maxAttempts how often a delivery is tried before it is given up
 * @param firstRetry how long the second attempt waits; each one after it waits five times as long, give or take a fifth
 * @param longestRetry the longest wait between two attempts
 * @param timeout for one attempt, from connecting to the answer
 * @param parallel how many deliveries a node sends at once
 * @param maxPerOwner how many webhooks an owner may have
 */
@Validated
@ConfigurationProperties("codefactory.webhook")
record WebhookProperties(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("8") @Min(1) @Max(50) int maxAttempts,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("6h") Duration longestRetry,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("16") @Min(1) @Max(500) int parallel,
        @DefaultValue("100") @Min(1) @Max(10_000) int maxPerOwner) {

    private static final int GROWTH = 5;

    /**
     * How long to wait after so many failed attempts.
     *
     * @param spread from 0 to 1, so that deliveries that failed together are not repeated together
     */
    Duration delayAfter(int attempts, double spread) {
        var seconds = firstRetry.toMillis() / 1_000.0 * Math.pow(GROWTH, attempts - 1);
        var capped = Math.min(seconds, longestRetry.toMillis() / 1_000.0);
        return Duration.ofMillis(Math.round(capped * 1_000 * (0.8 + 0.4 * spread)));
    }
}
