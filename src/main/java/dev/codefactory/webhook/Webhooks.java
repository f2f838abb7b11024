package dev.codefactory.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.webhook.http.Destination;
import dev.codefactory.webhook.http.RefusedAddressException;
import dev.codefactory.webhook.http.Signature;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An owner's webhooks and what was sent to them. Everything that is not the owner's own is not found. */
@Service
public class Webhooks {

    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Outbox outbox;
    private final WebhookProperties properties;
    private final Clock clock;

    Webhooks(
            WebhookStore webhooks, DeliveryStore deliveries, Outbox outbox, WebhookProperties properties, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @throws WebhookException.BadUrl when nothing can be sent there
     * @throws WebhookException.TooMany when the owner has as many as may be
     */
    public NewWebhook create(Owner owner, String url, Set<WebhookEvent> events, boolean active) {
        check(url);
        if (webhooks.list(owner).size() >= properties.maxPerOwner()) {
            throw new WebhookException.TooMany(properties.maxPerOwner());
        }
        var webhook = new Webhook(UuidCreator.getTimeOrderedEpoch(), url, events, active, Instant.now(clock));
        var made = new NewWebhook(webhook, Signature.newSecret());
        webhooks.add(owner, made);
        return made;
    }

    /** Newest first. */
    public List<Webhook> list(Owner owner) {
        return webhooks.list(owner);
    }

    public Webhook get(Owner owner, UUID id) {
        return webhooks.find(owner, id).orElseThrow(() -> new WebhookException.NotFound("webhook"));
    }

    /** @throws WebhookException.BadUrl when nothing can be sent there */
    public Webhook replace(Owner owner, UUID id, String url, Set<WebhookEvent> events, boolean active) {
        var old = get(owner, id);
        check(url);
        var webhook = new Webhook(id, url, events, active, old.createdAt());
        if (!webhooks.replace(owner, webhook)) {
            throw new WebhookException.NotFound("webhook");
        }
        return webhook;
    }

    /** Deletes it with its deliveries, also those that are still to be sent. */
    @Transactional
    public void delete(Owner owner, UUID id) {
        if (!webhooks.delete(owner, id)) {
            throw new WebhookException.NotFound("webhook");
        }
    }

    /** Up to {@code limit} deliveries and one more when there are more, newest first. */
    public List<Delivery> deliveries(Owner owner, UUID id, @Nullable UUID after, int limit) {
        return deliveries.list(get(owner, id).id(), after, limit);
    }

    /** Sends a message that means nothing, to try the webhook out. */
    @Transactional
    public Delivery ping(Owner owner, UUID id) {
        return delivery(id, outbox.ping(get(owner, id).id()));
    }

    /** Sends a delivery once more, with the same id. */
    @Transactional
    public Delivery redeliver(Owner owner, UUID id, UUID delivery) {
        get(owner, id);
        if (!outbox.repeat(id, delivery)) {
            throw new WebhookException.NotFound("delivery");
        }
        return delivery(id, delivery);
    }

    private Delivery delivery(UUID webhook, UUID id) {
        return deliveries.find(webhook, id).orElseThrow(() -> new WebhookException.NotFound("delivery"));
    }

    /** Tells early of what each attempt checks again. A host that is not known yet may be known later. */
    private void check(String url) {
        try {
            Destination.parse(url).resolve(properties.allowPrivateAddresses());
        } catch (IllegalArgumentException | RefusedAddressException e) {
            throw new WebhookException.BadUrl(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // unknown for now
        }
    }
}
