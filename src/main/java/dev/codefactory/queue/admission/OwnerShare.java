package dev.codefactory.queue.admission;

import java.time.Instant;

/**
 * What an owner has had.
 *
 * @param admitted how much of theirs is let in now
 * @param served when something of theirs was let in last; {@link Instant#MIN} for never
 */
public record OwnerShare(int admitted, Instant served) {

    static final OwnerShare NEW = new OwnerShare(0, Instant.MIN);

    OwnerShare servedAt(Instant now) {
        return new OwnerShare(admitted + 1, now);
    }
}
