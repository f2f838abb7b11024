package dev.codefactory.queue.admission;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that does work: a model server, or the nodes themselves.
 *
 * @param slots how much it does at once; none when it is not to get anything new
 * @param prefetch how much more may be sent ahead, so that no slot is idle between two pieces
 * @param lanes what it can serve
 * @param resident the lane it served last, whose model it has loaded; null before its first work
 * @param residentSince since when; null for always
 * @param admitted how much it has now
 */
public record Host(
        String id,
        int slots,
        int prefetch,
        Set<String> lanes,
        @Nullable String resident,
        @Nullable Instant residentSince,
        int admitted) {

    public Host {
        lanes = Set.copyOf(lanes);
    }

    /** How much may be sent to it now. */
    int free() {
        return slots == 0 ? 0 : Math.max(0, slots + prefetch - admitted);
    }

    /** How much it would begin at once. */
    int freeSlots() {
        return Math.max(0, slots - admitted);
    }

    boolean isIdle() {
        return admitted == 0;
    }

    /** Whether it serves the lane without loading another model. */
    boolean holds(String lane) {
        return lane.equals(resident);
    }

    boolean canServe(String lane) {
        return slots > 0 && lanes.contains(lane);
    }

    Host serving(String lane, Instant now) {
        return new Host(id, slots, prefetch, lanes, lane, holds(lane) ? residentSince : now, admitted + 1);
    }
}
