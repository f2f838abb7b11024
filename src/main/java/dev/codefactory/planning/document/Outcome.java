package dev.codefactory.planning.document;

import java.util.Locale;

/**
 * What a report says of a check.
 *
 * @param reason what was measured, or why nothing is known
 */
public record Outcome(Status status, String reason) {

    /** Whether it holds. */
    public enum Status {
        MET,
        UNMET,
        /** The report says nothing of it. */
        SILENT;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status of a wire word. */
        public static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static Outcome met(String reason) {
        return new Outcome(Status.MET, reason);
    }

    static Outcome unmet(String reason) {
        return new Outcome(Status.UNMET, reason);
    }

    static Outcome silent(String reason) {
        return new Outcome(Status.SILENT, reason);
    }
}
