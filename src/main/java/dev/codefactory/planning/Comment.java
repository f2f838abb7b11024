package dev.codefactory.planning;

import dev.codefactory.planning.document.Section;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a document.
 *
 * @param revision the one it is about
 * @param section null for the document as a whole
 * @param resolved null while it is open
 */
public record Comment(
        UUID id,
        int revision,
        @Nullable Section section,
        Kind kind,
        String body,
        String author,
        Instant createdAt,
        @Nullable Resolved resolved) {

    /** Whether something has to happen before the document is approved. */
    public enum Kind {
        COMMENT,
        CHANGE_REQUEST;

        /** The wire word, such as {@code change_request}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** How it ended. */
    public record Resolved(String by, Instant at, String resolution) {}
}
