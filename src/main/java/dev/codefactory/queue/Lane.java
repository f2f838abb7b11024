package dev.codefactory.queue;

import java.util.Locale;

/** What work competes for. */
public enum Lane {
    /** Answers of a language model; as many at once as the hosts have slots. */
    MODEL,
    /** Analyses and sandbox runs on the nodes themselves. */
    LOCAL;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
