package dev.codefactory.llm;

import java.util.Locale;

/** What a model is asked for; configuration maps each role to a model. */
public enum ModelRole {
    NLP,
    CODE,
    QA,
    IMPROVEMENT;

    /** The word used in configuration and on the wire, such as {@code code}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The wire word. */
    @Override
    public String toString() {
        return id();
    }
}
