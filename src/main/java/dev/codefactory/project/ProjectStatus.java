package dev.codefactory.project;

import java.util.Locale;

/** How far a project has come. */
public enum ProjectStatus {
    DRAFT,
    ACTIVE,
    COMPLETED,
    ARCHIVED;

    /** Staying as it is counts as possible, so that an update may leave the status alone. */
    boolean canBecome(ProjectStatus next) {
        return switch (this) {
            case DRAFT, ARCHIVED -> true;
            case ACTIVE, COMPLETED -> next != DRAFT;
        };
    }

    /** The word on the wire and in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProjectStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
