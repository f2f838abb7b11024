package dev.codefactory.quality;

import java.util.Locale;

/**
 * A condition that must hold before files count as verified.
 *
 * @param name the stable name, such as {@code syntax}, {@code dependencies}, {@code tests}, {@code security}
 * @param status how it stands; a gate that was not run is never green
 * @param reason why it is red or was not run, and what was measured when it is green
 */
public record Gate(String name, Status status, String reason) {

    /** How a gate stands. */
    public enum Status {
        GREEN,
        RED,
        NOT_RUN;

        /** The wire word, such as {@code not_run}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Gate green(String name, String reason) {
        return new Gate(name, Status.GREEN, reason);
    }

    public static Gate red(String name, String reason) {
        return new Gate(name, Status.RED, reason);
    }

    public static Gate notRun(String name, String reason) {
        return new Gate(name, Status.NOT_RUN, reason);
    }
}
