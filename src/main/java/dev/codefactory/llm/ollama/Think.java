package dev.codefactory.llm.ollama;

import java.util.Locale;

/** Whether, and how long, a model thinks aloud before it answers. Always said, because a thinking model left alone thinks. */
enum Think {
    OFF,
    ON,
    LOW,
    MEDIUM,
    HIGH,
    MAX;

    /** The value of the request's {@code think}: a boolean, or the word for how long. */
    Object wire() {
        return switch (this) {
            case OFF -> false;
            case ON -> true;
            case LOW, MEDIUM, HIGH, MAX -> name().toLowerCase(Locale.ROOT);
        };
    }
}
