package dev.codefactory.planning.proposal;

import java.util.Locale;

/** How a proposal stands. */
public enum ProposalStatus {
    OPEN,
    /** Open, but the project has changed since it was compared. */
    STALE,
    APPLIED,
    REJECTED;

    /** The wire word. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProposalStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
