package dev.codefactory.prompt.trial;

import java.util.Locale;

/** What an execution shows in a trial. */
public enum Arm {
    /** How the version does that was effective when the trial began. */
    CHAMPION,
    /** How the version does that is tried out. */
    CHALLENGER,
    /** Whether the challenger keeps its promise after it was promoted. */
    GUARD;

    /** The word on the wire and in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
