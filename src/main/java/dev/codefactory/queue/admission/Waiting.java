package dev.codefactory.queue.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that could begin.
 *
 * @param since when it was added
 * @param hostAvoided the host that failed it last; another one is preferred
 */
public record Waiting(
        UUID id,
        String lane,
        UUID owner,
        int priority,
        Instant since,
        @Nullable String hostAvoided) {}
