package dev.codefactory.queue.simulation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work as only the simulation knows it.
 *
 * @param seconds how long it takes
 * @param poison whether it kills the node that does it
 * @param after what must end before it, if anything
 */
record Piece(
        UUID id,
        String lane,
        UUID owner,
        int priority,
        double seconds,
        boolean poison,
        @Nullable UUID after) {}
