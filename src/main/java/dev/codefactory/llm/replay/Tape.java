package dev.codefactory.llm.replay;

import static java.util.function.Function.identity;

import dev.codefactory.llm.journal.ContentKey;
import dev.codefactory.llm.journal.JournalledCall;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recorded answers that one execution is answered from.
 *
 * @param match how an answer is found
 * @param recordings in the order in which they were recorded
 */
public record Tape(Match match, List<Recording> recordings) {

    /** How the answer to a call is found. */
    public enum Match {
        /** By what it asks. What was never asked is not answered. */
        KEY,
        /** By where it stands, whatever it asks. */
        POSITION;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Tape {
        recordings = recordings.stream()
                .sorted(Comparator.comparingInt(Tape::position))
                .toList();
    }

    /**
     * A call that wants an answer.
     *
     * @param step what the call names as its step
     * @param sameKey which one it is of the calls of its step that ask the same, from 1
     * @param sameStep which one it is of all calls of its step, from 1
     */
    record Wanted(String step, int round, ContentKey key, int sameKey, int sameStep) {

        static Wanted of(JournalledCall call, int sameStep) {
            return new Wanted(call.place().step(), call.place().round(), call.key(), call.number(), sameStep);
        }
    }

    /** The answer to it, if it was recorded. */
    Optional<Recording> find(Wanted wanted) {
        return switch (match) {
            case KEY -> byKey(wanted);
            case POSITION -> byPosition(wanted);
        };
    }

    /** What was recorded where the call stands, whatever that one asked. */
    Optional<Recording> byPosition(Wanted wanted) {
        return at(wanted.step(), wanted.round()).stream()
                .skip(wanted.sameStep() - 1L)
                .findFirst();
    }

    /** Where other steps have asked the same, the answer to its own comes first. */
    private Optional<Recording> byKey(Wanted wanted) {
        var same = recordings.stream()
                .filter(recording -> recording.source() != null
                        && recording.source().key().equals(wanted.key())
                        && recording.source().number() == wanted.sameKey())
                .toList();
        return Stream.concat(
                        same.stream().filter(recording -> recording.isAt(wanted.step(), wanted.round())), same.stream())
                .findFirst();
    }

    /**
     * The model that was asked in the role: by this very call, for one that failed may have been followed by another, else by its step,
     * for a later round may have asked a larger one, or else by any.
     *
     * @param number which one it is of all calls of its step, from 1
     */
    Optional<String> model(String role, String step, int round, int number) {
        var there = at(step, round);
        return Stream.of(there.stream().skip(number - 1L), there.stream(), recordings.stream())
                .flatMap(identity())
                .flatMap(recording -> Stream.ofNullable(recording.source()))
                .filter(source -> source.role().equals(role))
                .map(Source::model)
                .findFirst();
    }

    /** How often the step asked in its round. */
    int count(String step, int round) {
        return at(step, round).size();
    }

    private List<Recording> at(String step, int round) {
        return recordings.stream()
                .filter(recording -> recording.isAt(step, round))
                .toList();
    }

    private static int position(Recording recording) {
        return recording.source() == null ? 0 : recording.source().position();
    }
}
