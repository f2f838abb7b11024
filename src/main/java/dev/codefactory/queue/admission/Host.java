package dev.codefactory.queue.admission;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that does work: a model server, or the nodes themselves.
 *
 * @param slots how much it does at once
 * @param prefetch how much more may be sent ahead, so that no slot is idle between two pieces
 * @param lanes what it can serve
 * @param resident the lane it served last, whose model it has loaded; null before its first work
 * @param admitted how much it has now
 */
public record Host(
        String id,
        int slots,
        int prefetch,
        Set<String> lanes,
        @Nullable String resident,
        int admitted) {

    public Host {
        lanes = Set.copyOf(lanes);
    }

    int free() {
        return Math.max(0, slots + prefetch - admitted);
    }

    /** Whether it serves the lane without loading another model. */
    boolean holds(String lane) {
        return lane.equals(resident);
    }

    Host serving(String lane) {
        return new Host(id, slots, prefetch, lanes, lane, admitted + 1);
    }
}
