package dev.codefactory.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the queue.
 *
 * @param modelSlots how many model calls may run at once over all nodes; a host that answers one at a time has 1
 * @param modelPrefetch how many more are started ahead, so that a slot is never idle between two calls
 * @param localSlots how many analyses and sandbox runs may run at once over all nodes
 * @param maxAttempts how often work may be begun before it is parked
 * @param backoff how long work that failed unexpectedly waits before the second attempt; doubled for each one after
 */
@Validated
@ConfigurationProperties("codefactory.queue")
record QueueProperties(
        @DefaultValue("1") @Min(1) @Max(1_000) int modelSlots,
        @DefaultValue("1") @Min(0) @Max(1_000) int modelPrefetch,
        @DefaultValue("2") @Min(1) @Max(1_000) int localSlots,
        @DefaultValue("5") @Min(1) @Max(100) int maxAttempts,
        @DefaultValue("2s") Duration backoff) {}
