package dev.codefactory.session.choice;

import java.util.Locale;

/** Why a model is asked. */
public enum Why {
    /** The request names it. */
    NAMED,
    /** It is the first of its role that is installed. */
    DEFAULT,
    /** It is the one that does best, by what became of earlier executions. */
    BEST_MEASURED,
    /** It is not, but without asking the others nobody would hear of it when they get better. */
    EXPLORED,
    /** It is compared with the usual one. */
    TRIAL,
    /** It is the usual one that another is compared with. */
    CONTROL,
    /** A smaller one left gates red. */
    ESCALATED;

    /** Whether neither the request nor the operator's list says so, but we do. */
    boolean isOurs() {
        return switch (this) {
            case NAMED, DEFAULT, CONTROL -> false;
            case BEST_MEASURED, EXPLORED, TRIAL, ESCALATED -> true;
        };
    }

    /** The word used on the wire and in tables, such as {@code best_measured}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Why ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** The wire word. */
    @Override
    public String toString() {
        return id();
    }
}
