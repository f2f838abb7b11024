package dev.codefactory.model.pull;

import dev.codefactory.llm.registry.ModelPuller.Progress;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A host fetches a model.
 *
 * @param model its full name
 * @param host the id of the host
 * @param progress as the host told it last
 * @param error why it failed, or null
 */
public record Pull(
        UUID id,
        String model,
        String host,
        Status status,
        Progress progress,
        @Nullable String error,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    private static final int WHOLE = 100;

    /** How far it is. */
    public enum Status {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much of what the host has told of so far is there; null as long as it has told of nothing. */
    public @Nullable Integer percent() {
        if (status == Status.SUCCEEDED) {
            return WHOLE;
        }
        var total = progress.total();
        return total == 0 ? null : (int) (progress.done() / (double) total * WHOLE);
    }
}
