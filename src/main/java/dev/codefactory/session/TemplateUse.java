package dev.codefactory.session;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored template an execution uses.
 *
 * @param pinned whether that version was asked for, rather than the current one
 * @param example which of the version's examples it tries, from 0, or null for none
 */
public record TemplateUse(
        UUID id, int version, boolean pinned, @Nullable Integer example) {

    /** The same for a request that tries none of the examples. */
    public TemplateUse freely() {
        return new TemplateUse(id, version, pinned, null);
    }
}
