package dev.codefactory.template.store;

import dev.codefactory.template.Template;
import dev.codefactory.template.custom.Conflict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A template as somebody who may use it sees it.
 *
 * @param yaml the text of the version shown
 * @param stored null when it comes with the application
 * @param version the version shown, or null when it comes with the application
 * @param conflicts what keeps its changes from being applied to the built-in template as it is now
 * @param owner the name of whom it belongs to, or null when it comes with the application
 */
public record TemplateEntry(
        Template template,
        String yaml,
        Origin origin,
        @Nullable StoredTemplate stored,
        @Nullable StoredVersion version,
        @Nullable String owner,
        List<Conflict> conflicts) {

    public TemplateEntry {
        conflicts = List.copyOf(conflicts);
    }

    /** Where a template comes from. */
    public enum Origin {
        BUILT_IN,
        OWN,
        SHARED;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
