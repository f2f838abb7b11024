package dev.codefactory.template.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a list of templates goes on: behind this name and this id. A built-in template has none and comes before others of its name. */
record ListKey(String name, UUID id) {

    private static final UUID NONE = new UUID(0, 0);

    /** @param text a name, and an id behind a colon if it is that of an owner's template; null for the beginning */
    static ListKey read(@Nullable String text) {
        if (text == null) {
            return new ListKey("", NONE);
        }
        var colon = text.indexOf(':');
        return colon < 0
                ? new ListKey(text, NONE)
                : new ListKey(text.substring(0, colon), UUID.fromString(text.substring(colon + 1)));
    }

    static String write(TemplateEntry entry) {
        var stored = entry.stored();
        return stored == null ? entry.template().name() : "%s:%s".formatted(stored.name(), stored.id());
    }
}
