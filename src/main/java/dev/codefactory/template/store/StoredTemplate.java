package dev.codefactory.template.store;

import dev.codefactory.access.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template of an owner, apart from what its versions say.
 *
 * @param shared whether others may use it, too
 * @param current the version that requests get, or null before one has been activated
 * @param latest the highest number a version of it was given
 */
public record StoredTemplate(
        UUID id,
        Owner owner,
        String name,
        boolean shared,
        @Nullable Integer current,
        int latest,
        Instant createdAt,
        Instant updatedAt) {

    /** The version to look at: the current one, or else the newest. */
    public int shown() {
        return current == null ? latest : current;
    }

    boolean isOf(Owner somebody) {
        return owner.equals(somebody);
    }
}
