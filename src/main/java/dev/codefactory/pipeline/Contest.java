package dev.codefactory.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first answers of a request that may ask for several: each is judged, and no further one is asked for once one is verified.
 *
 * @param most how many may be asked for
 * @param asked how many were asked for
 * @param base the files that were there before the first
 * @param entries those that differ, in their order
 * @param choice which of them is mended and handed over, or null while that is open
 */
public record Contest(
        int most,
        int asked,
        FileTree base,
        List<Entry> entries,
        @Nullable Choice choice) {

    /** One answer is all that is asked for. */
    public static final Contest NONE = new Contest(1, 0, FileTree.EMPTY, List.of(), null);

    public Contest {
        entries = List.copyOf(entries);
    }

    /**
     * One of the answers.
     *
     * @param number which it was, from 1
     * @param score what the tests of all of them say of it, or null where they were not asked
     */
    public record Entry(
            int number, Candidate candidate, @Nullable Score score) {

        /** The same with what the tests of all say of it. */
        public Entry with(Score told) {
            return new Entry(number, candidate, told);
        }

        /** The same without what only judging it needs. */
        private Entry brief() {
            var report = Objects.requireNonNull(candidate.report());
            var gates = new QualityReport(List.of(), report.gates(), null);
            return new Entry(number, new Candidate(0, FileTree.EMPTY, List.of(), gates), score);
        }
    }

    /**
     * How far the answers agree on one of them.
     *
     * @param agreeing how many of them, itself included, pass the same tests
     * @param passed how many tests of all of them it passes
     */
    public record Score(int agreeing, int passed) {

        @JsonIgnore
        public int product() {
            return agreeing * passed;
        }

        @Override
        public String toString() {
            return "%d × %d".formatted(agreeing, passed);
        }
    }

    /** Which answer was chosen, and why. */
    public record Choice(int number, String reason) {}

    /** Before the first answer. */
    public static Contest beginning(int most, FileTree base) {
        return new Contest(most, 0, base, List.of(), null);
    }

    /** With one more answer asked for. */
    public Contest asking() {
        return new Contest(most, asked + 1, base, entries, choice);
    }

    /** As if no more could be asked for. */
    public Contest ending() {
        return new Contest(asked, asked, base, entries, choice);
    }

    /** With the newest answer judged. */
    public Contest judging(Candidate judged) {
        var all = new ArrayList<>(entries);
        all.add(new Entry(asked, judged, null));
        return new Contest(most, asked, base, all, choice);
    }

    /** With what the tests of all say of each. */
    public Contest scoring(List<Entry> scored) {
        return new Contest(most, asked, base, scored, choice);
    }

    /** Decided; from here on only what each of them reached is of interest. */
    public Contest choosing(Choice chosen) {
        var brief = entries.stream().map(Entry::brief).toList();
        return new Contest(most, asked, FileTree.EMPTY, brief, chosen);
    }

    /** Whether one of several answers is still to be chosen. */
    @JsonIgnore
    public boolean isOpen() {
        return asked > 0 && choice == null;
    }

    /** Whether a further answer is to be asked for. */
    public boolean wantsMore() {
        return isOpen() && asked < most && verified().isEmpty();
    }

    /** The answer that needs no other beside it. */
    public Optional<Entry> verified() {
        return entries.stream()
                .filter(entry -> verdict(entry) == Verdict.VERIFIED)
                .findFirst();
    }

    /** The answer that held this very tree. */
    public Optional<Entry> find(FileTree files) {
        return entries.stream()
                .filter(entry -> entry.candidate().files().equals(files))
                .findFirst();
    }

    /** The best by what the checks say; of equals the earliest. */
    public Optional<Entry> best() {
        return entries.stream().reduce((best, later) -> later.candidate().beats(best.candidate()) ? later : best);
    }

    /** What the gates of an answer say together. */
    public static Verdict verdict(Entry entry) {
        return Objects.requireNonNull(entry.candidate().report()).verdict();
    }
}
