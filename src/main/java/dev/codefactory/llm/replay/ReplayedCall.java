package dev.codefactory.llm.replay;

import java.util.List;
import java.util.Locale;

/**
 * One call of a replay beside what was recorded.
 *
 * @param number which one it is of all calls of its step, from 1
 * @param changes the names of the parts of the question that are not as they were
 */
public record ReplayedCall(String step, int round, int number, Status status, List<String> changes) {

    public ReplayedCall {
        changes = List.copyOf(changes);
    }

    /** How it stands beside what was recorded. */
    public enum Status {
        /** It asked what was asked then. */
        SAME,
        /** It asked something else, and was answered as then all the same. */
        CHANGED,
        /** There was no answer to it. */
        MISSING,
        /** It was recorded, and nobody asked. */
        UNUSED;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
