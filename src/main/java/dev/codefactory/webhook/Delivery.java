package dev.codefactory.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one webhook.
 *
 * @param id what the receiver sees as {@code webhook-id}, the same at each attempt
 * @param event what it tells of, or {@code ping}
 * @param nextAttemptAt when it is tried next, or null when it is not
 * @param statusCode what the receiver last answered, or null when nothing came
 * @param error why the last attempt failed, or null
 */
public record Delivery(
        UUID id,
        String event,
        Status status,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer statusCode,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Where a delivery stands. */
    public enum Status {
        PENDING,
        DELIVERED,
        /** Given up. */
        FAILED;

        /** The wire word, and the one in tables. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
