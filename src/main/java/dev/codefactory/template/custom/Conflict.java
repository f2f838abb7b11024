package dev.codefactory.template.custom;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change that cannot be applied to the built-in template as it is now.
 *
 * @param place where, in the words of the changes; for what is no template any more, in those of the template
 * @param base what the built-in template said when the change was made, or null
 * @param yours what the change says, or null where it takes something away
 * @param builtIn what the built-in template says now, or null
 */
public record Conflict(
        String place,
        Kind kind,
        String message,
        @Nullable JsonNode base,
        @Nullable JsonNode yours,
        @Nullable JsonNode builtIn) {

    /** How it conflicts. */
    public enum Kind {
        /** The place is gone. */
        VANISHED,
        /** Both sides have changed the same. */
        CHANGED,
        /** Each side is in order, but both together are no template. */
        INVALID;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
