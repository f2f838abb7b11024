package dev.codefactory.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that comes by the clock.
 *
 * @param request what is asked for each time, as JSON; null in lists
 * @param refusals how often in a row it was refused, up to now
 * @param pausedBecause why the service has paused it, or null
 * @param nextRuns when it comes next; nothing while it is paused
 * @param lastRun what came of it last, or null
 * @param version counts its changes, those by its runs included
 */
public record Schedule(
        UUID id,
        String name,
        Cadence cadence,
        Missed missed,
        Overlap overlap,
        @Nullable String request,
        State state,
        int refusals,
        @Nullable String pausedBecause,
        List<Instant> nextRuns,
        @Nullable ScheduleRun lastRun,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public Schedule {
        nextRuns = List.copyOf(nextRuns);
    }

    /**
     * What its owner says about it.
     *
     * @param request what is asked for each time, as JSON
     */
    public record Draft(String name, Cadence cadence, Missed missed, Overlap overlap, String request) {}

    /** What happens when its time went by while nobody was there. */
    public enum Missed {
        /** It comes once, late, however often it was missed. */
        RUN_ONCE,
        SKIP;

        /** The wire word, and the one in the table. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happens when its time comes before the last execution has ended. */
    public enum Overlap {
        SKIP,
        ALLOW;

        /** The wire word, and the one in the table. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it comes. */
    public enum State {
        ACTIVE,
        PAUSED;

        /** The wire word, and the one in the table. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
