package dev.codefactory.webhook;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Where an owner wants to be told of what.
 *
 * @param active whether anything is sent; what happens meanwhile is not told later
 */
public record Webhook(UUID id, String url, Set<WebhookEvent> events, boolean active, Instant createdAt) {

    public Webhook {
        events = Set.copyOf(events);
    }
}
