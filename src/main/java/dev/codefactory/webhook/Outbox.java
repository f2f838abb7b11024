package dev.codefactory.webhook;

import dev.codefactory.access.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is to be sent in the transaction of the change it tells of, so that neither is ever there without the other. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Outbox {

    private static final String PING = "ping";

    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final DeliveryRunner runner;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(WebhookStore webhooks, DeliveryStore deliveries, DeliveryRunner runner, JsonMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.runner = runner;
        this.json = json;
        this.clock = clock;
    }

    /** The body of a delivery, as the Standard Webhooks specification recommends it. */
    private record Message(String type, Instant timestamp, Object data) {}

    /** What a ping says. */
    private record Ping(UUID webhookId) {}

    /** Tells every webhook of the owner that wants to hear of the event. */
    void tell(Owner owner, WebhookEvent event, Object data) {
        var listening = webhooks.list(owner).stream()
                .filter(webhook -> webhook.active() && webhook.events().contains(event))
                .toList();
        if (!listening.isEmpty()) {
            var body = json.writeValueAsString(new Message(event.toString(), Instant.now(clock), data));
            listening.forEach(webhook -> deliveries.add(webhook.id(), event.toString(), body));
            wakeAfterCommit();
        }
    }

    UUID ping(UUID webhook) {
        var body = json.writeValueAsString(new Message(PING, Instant.now(clock), new Ping(webhook)));
        wakeAfterCommit();
        return deliveries.add(webhook, PING, body);
    }

    /** Sends it once more, whatever came of it before; false when the webhook has no such delivery. */
    boolean repeat(UUID webhook, UUID delivery) {
        wakeAfterCommit();
        return deliveries.repeat(webhook, delivery);
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.wake();
            }
        });
    }
}
