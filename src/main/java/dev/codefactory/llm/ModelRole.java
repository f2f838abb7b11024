package dev.codefactory.llm;

import java.util.Locale;
import java.util.Optional;

/** What a model is asked for; configuration maps each role to a model. */
public enum ModelRole {
    NLP,
    CODE,
    QA,
    IMPROVEMENT,
    /** Mends weaknesses; where nothing is said of it, it is {@link #QA}. */
    SECURITY,
    /** Mends what is complex or slow; where nothing is said of it, it is {@link #IMPROVEMENT}. */
    OPTIMISATION;

    /** The role whose settings hold where this one has none of its own. */
    public Optional<ModelRole> fallback() {
        return switch (this) {
            case NLP, CODE, QA, IMPROVEMENT -> Optional.empty();
            case SECURITY -> Optional.of(QA);
            case OPTIMISATION -> Optional.of(IMPROVEMENT);
        };
    }

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
