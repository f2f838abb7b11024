package dev.codefactory.queue;

import java.util.Set;

/**
 * A host that answers for lanes other than the local one.
 *
 * @param slots how much it does at once
 * @param prefetch how much more is sent ahead, so that a slot is never idle between two pieces
 * @param lanes what it can serve; of several, it serves the one it served last as long as that is wanted
 */
public record WorkHost(String id, int slots, int prefetch, Set<Lane> lanes) {

    public WorkHost {
        lanes = Set.copyOf(lanes);
    }
}
