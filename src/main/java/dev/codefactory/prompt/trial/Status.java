package dev.codefactory.prompt.trial;

import java.util.Locale;

/** Where a trial stands. */
public enum Status {
    /** Executions are shared out. */
    RUNNING,
    /** The challenger was promoted and is watched. */
    GUARDED,
    /** The challenger was promoted and has kept its promise. */
    PROMOTED,
    /** It ended without a promotion, or somebody chose another version afterwards. */
    STOPPED,
    /** The challenger was promoted and taken back. */
    ROLLED_BACK;

    /** The word on the wire and in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
