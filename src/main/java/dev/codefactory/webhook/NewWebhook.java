package dev.codefactory.webhook;

/**
 * A webhook that was just made.
 *
 * @param secret what its deliveries are signed with; shown only now
 */
public record NewWebhook(Webhook webhook, String secret) {}
