package dev.codefactory.model.passport;

import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.model.probe.ProbeResult;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a model has shown it can do.
 *
 * @param digest the hash of the model's content
 * @param model the name it was examined under
 * @param host the id of the host it was examined on
 * @param status of the latest examination
 * @param error why it failed, or null
 * @param results of the last examination that came to its end
 * @param traits what they set; nothing when none came to its end
 */
public record Passport(
        String digest,
        String model,
        String host,
        Status status,
        @Nullable String error,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<ProbeResult> results,
        Traits traits) {

    /** How far an examination is. */
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Passport {
        results = List.copyOf(results);
    }
}
