package dev.codefactory.webhook;

/** A request about webhooks that cannot be done. */
public sealed class WebhookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private WebhookException(String message) {
        super(message);
    }

    /** The owner has no such webhook, or the webhook no such delivery. */
    public static final class NotFound extends WebhookException {

        private static final long serialVersionUID = 1L;

        NotFound(String what) {
            super("There is no %s with this id.".formatted(what));
        }
    }

    /** Nothing can be sent to the URL. */
    public static final class BadUrl extends WebhookException {

        private static final long serialVersionUID = 1L;

        BadUrl(String message) {
            super(message);
        }
    }

    /** The owner has as many as may be. */
    public static final class TooMany extends WebhookException {

        private static final long serialVersionUID = 1L;

        TooMany(int limit) {
            super("There may be %d webhooks; delete one first.".formatted(limit));
        }
    }
}
