package dev.codefactory.schedule;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.session.ExecutionId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a schedule once.
 *
 * @param dueAt when its time was; for one that somebody started by hand, when that was
 * @param decidedAt when it was begun, skipped or refused
 * @param executionId what was begun, unless that is purged; else null
 * @param endedAs the status with which that has ended, or null
 * @param problem the type of the problem, when it was refused
 * @param reason why nothing was begun, or null
 */
public record ScheduleRun(
        UUID id,
        Trigger trigger,
        Instant dueAt,
        Instant decidedAt,
        Outcome outcome,
        @Nullable UUID executionId,
        @Nullable String endedAs,
        @Nullable String problem,
        @Nullable String reason) {

    /** One that has begun. */
    static ScheduleRun started(Trigger trigger, Instant dueAt, Instant now, ExecutionId execution) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return new ScheduleRun(id, trigger, dueAt, now, Outcome.STARTED, execution.value(), null, null, null);
    }

    /** Who wanted it. */
    public enum Trigger {
        CLOCK,
        OWNER;

        /** The wire word, and the one in the table. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of it. */
    public enum Outcome {
        STARTED,
        /** The execution before had not ended. */
        SKIPPED_OVERLAP,
        /** Its time went by while nobody was there. */
        SKIPPED_MISSED,
        /** The request was not accepted. */
        REFUSED;

        /** The wire word, and the one in the table. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
