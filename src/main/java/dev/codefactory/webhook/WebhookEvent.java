package dev.codefactory.webhook;

import dev.codefactory.session.ExecutionStatus;

/** What a webhook can be told of. */
public enum WebhookEvent {
    EXECUTION_QUEUED("execution.queued"),
    EXECUTION_RUNNING("execution.running"),
    EXECUTION_COMPLETED("execution.completed"),
    EXECUTION_COMPLETED_WITH_FINDINGS("execution.completed_with_findings"),
    EXECUTION_FAILED("execution.failed"),
    EXECUTION_CANCELLED("execution.cancelled");

    private final String word;

    WebhookEvent(String word) {
        this.word = word;
    }

    static WebhookEvent of(ExecutionStatus status) {
        return switch (status) {
            case QUEUED -> EXECUTION_QUEUED;
            case RUNNING -> EXECUTION_RUNNING;
            case COMPLETED -> EXECUTION_COMPLETED;
            case COMPLETED_WITH_FINDINGS -> EXECUTION_COMPLETED_WITH_FINDINGS;
            case FAILED -> EXECUTION_FAILED;
            case CANCELLED -> EXECUTION_CANCELLED;
        };
    }

    static WebhookEvent of(String word) {
        for (var event : values()) {
            if (event.word.equals(word)) {
                return event;
            }
        }
        throw new IllegalArgumentException("no event " + word);
    }

    /** The wire word, and the one in tables. */
    @Override
    public String toString() {
        return word;
    }
}
