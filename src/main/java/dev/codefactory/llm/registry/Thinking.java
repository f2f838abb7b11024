package dev.codefactory.llm.registry;

import java.util.Locale;

/** How a model is told to think aloud before it answers. */
public enum Thinking {
    /** It is told not to. */
    OFF,
    /** It is told to, and does so in a channel of its own. */
    ON,
    /** It thinks whatever it is told, and is told to be brief about it. */
    LOW,
    /** It is told nothing, because it refuses to be told. */
    UNSAID;

    /** The wire word. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
