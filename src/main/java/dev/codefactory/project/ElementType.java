package dev.codefactory.project;

import java.util.Locale;

/** What kind of thing an element of a project is. */
public enum ElementType {
    MODULE,
    CLASS,
    FUNCTION,
    COMPONENT,
    API_ENDPOINT,
    DATABASE_MODEL,
    CONFIGURATION,
    TEST;

    /** The word on the wire and in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ElementType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
