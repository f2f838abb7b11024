package dev.codefactory.session.stats;

import java.util.Locale;

/** What executions are told apart by. */
public enum Dimension {
    MODEL,
    TEMPLATE,
    PROMPT,
    LANGUAGE;

    /** The wire word. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
