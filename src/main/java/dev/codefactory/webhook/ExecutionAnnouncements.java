package dev.codefactory.webhook;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells webhooks of every change of an execution's state. */
@Component
class ExecutionAnnouncements implements ExecutionListener {

    private final Outbox outbox;

    ExecutionAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    /** An execution as a delivery shows it; the rest is for those who ask with a token. */
    private record Announcement(
            UUID executionId,
            UUID sessionId,
            String templateType,
            boolean replay,
            @Nullable UUID replayOf,
            String status,
            String workflowStatus,
            @Nullable String verdict,
            @Nullable String failureCode,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        private static Announcement of(ExecutionView execution) {
            var failure = execution.failure();
            var replayOf = execution.relations().replayOf();
            return new Announcement(
                    execution.id().value(),
                    execution.sessionId(),
                    execution.templateType(),
                    execution.replay(),
                    replayOf == null ? null : replayOf.value(),
                    execution.status().toString(),
                    execution.status().workflow().toString(),
                    execution.verdict() == null ? null : String.valueOf(execution.verdict()),
                    failure == null ? null : failure.code(),
                    execution.createdAt(),
                    execution.startedAt(),
                    execution.finishedAt());
        }
    }

    @Override
    public void changed(Owner owner, ExecutionView execution) {
        outbox.tell(owner, WebhookEvent.of(execution.status()), Announcement.of(execution));
    }
}
