package dev.codefactory.planning;

import java.util.Locale;

/** How far a task document is. */
public enum DocumentStatus {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    IMPLEMENTATION,
    COMPLETED;

    /** The wire word, such as {@code in_review}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DocumentStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether code may be made after it. */
    public boolean isImplementable() {
        return this == APPROVED || this == IMPLEMENTATION;
    }

    /** Whether its content may change. */
    boolean isEditable() {
        return switch (this) {
            case DRAFT, IN_REVIEW, APPROVED -> true;
            case IMPLEMENTATION, COMPLETED -> false;
        };
    }
}
