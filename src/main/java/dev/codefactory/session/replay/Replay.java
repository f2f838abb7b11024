package dev.codefactory.session.replay;

import dev.codefactory.llm.replay.ReplayedCall;
import dev.codefactory.llm.replay.Tape.Match;
import dev.codefactory.session.ExecutionView;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An execution that does again what another one did, and how it compares with that one so far.
 *
 * @param recorded what came of the one that is replayed; null where the cassette does not tell
 * @param replayed what came of this one so far
 * @param files every file of either, by path
 * @param calls each call of this one, and what is recorded and was not asked for
 */
public record Replay(
        ExecutionView execution,
        Match match,
        @Nullable Outcome recorded,
        Outcome replayed,
        List<FileChange> files,
        List<ReplayedCall> calls) {

    public Replay {
        files = List.copyOf(files);
        calls = List.copyOf(calls);
    }

    /**
     * @param diff how the one became the other, in the format of {@code diff -u}; empty for the same bytes
     */
    public record FileChange(String path, Status status, String diff) {

        /** How a file stands beside the recorded one. */
        public enum Status {
            IDENTICAL,
            CHANGED,
            MISSING,
            ADDED;

            /** The wire word. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Whether it ended with the verdict, or without one in the state, of the one it replays. */
    public boolean hasSameVerdict() {
        return recorded != null
                && execution.status().isTerminal()
                && Objects.equals(recorded.status(), replayed.status())
                && Objects.equals(recorded.verdict(), replayed.verdict());
    }

    /** Whether it ended with the files of the one it replays, byte by byte. */
    public boolean hasSameFiles() {
        return recorded != null
                && execution.status().isTerminal()
                && recorded.files().equals(replayed.files());
    }
}
