package dev.codefactory.queue.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that could begin.
 *
 * @param since when it was added
 * @param avoided the host that failed it last, another one is preferred; null when none did
 */
public record Waiting(
        UUID id,
        String lane,
        UUID owner,
        int priority,
        Instant since,
        @Nullable Avoided avoided) {

    /**
     * A host it had better not go to.
     *
     * @param since when it could first go anywhere again
     */
    public record Avoided(String host, Instant since) {}

    /** Whether it had better not go there. */
    public boolean avoids(String host) {
        return avoided != null && avoided.host().equals(host);
    }
}
