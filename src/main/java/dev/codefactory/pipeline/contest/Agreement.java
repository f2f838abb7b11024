package dev.codefactory.pipeline.contest;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.Contest.Entry;
import dev.codefactory.pipeline.Contest.Score;
import dev.codefactory.quality.SourceFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * How far several answers agree, each of which brought tests of its own: the tests of each are run on the code of each. Those that pass the
 * same tests agree; wrong answers are wrong in different ways (Chen et al., CodeT: Code Generation with Generated Tests, 2022).
 */
public final class Agreement {

    /** All runs together; who is not done by then does without. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Agreement() {}

    /** Runs the tests of a tree for the names of those that pass. */
    @FunctionalInterface
    public interface Trial {
        Set<String> passed(FileTree tree) throws InterruptedException;
    }

    /** What came of asking. */
    sealed interface Outcome {

        /** @param entries the answers, each with its score */
        record Reached(List<Entry> entries) implements Outcome {}

        /** @param reason why nothing can be told */
        record None(String reason) implements Outcome {}
    }

    /**
     * The tests that came with an answer, once for all answers that came with the same.
     *
     * @param layout the paths of the code they were written for
     */
    private record Suite(Set<String> layout, FileTree tests) {}

    /** @param nanos a clock to be held to */
    static Outcome among(List<Entry> entries, CodeLanguage language, Trial trial, LongSupplier nanos)
            throws InterruptedException {
        if (language == CodeLanguage.RUST) {
            return new Outcome.None("Rust keeps tests beside the code");
        }
        var suites = suites(entries);
        if (suites.isEmpty()) {
            return new Outcome.None("no tests came with them");
        }
        var layouts = entries.stream().map(Agreement::layout).toList();
        if (layouts.stream().allMatch(layout -> Collections.frequency(layouts, layout) == 1)) {
            return new Outcome.None("their files are different ones");
        }
        var end = nanos.getAsLong() + LONGEST.toNanos();
        var passed = new LinkedHashMap<Entry, Set<String>>();
        for (var entry : entries) {
            if (nanos.getAsLong() - end > 0) {
                return new Outcome.None("there was no time to run their tests");
            }
            passed.put(entry, passed(entry, suites, trial));
        }
        return new Outcome.Reached(scored(passed));
    }

    private static List<Suite> suites(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new Suite(layout(entry), part(entry, true)))
                .filter(suite -> !suite.tests().isEmpty())
                .distinct()
                .toList();
    }

    /** Tests that were written for other files cannot be laid over these; then none of them passes. */
    private static Set<String> passed(Entry entry, List<Suite> suites, Trial trial) throws InterruptedException {
        var all = new HashSet<String>();
        for (int i = 0; i < suites.size(); i++) {
            if (suites.get(i).layout().equals(layout(entry))) {
                for (var name :
                        trial.passed(part(entry, false).with(suites.get(i).tests()))) {
                    all.add(i + " " + name);
                }
            }
        }
        return all;
    }

    private static List<Entry> scored(Map<Entry, Set<String>> passed) {
        var agreeing = new HashMap<Set<String>, Integer>();
        passed.values().forEach(set -> agreeing.merge(set, 1, Integer::sum));
        var scored = new ArrayList<Entry>();
        passed.forEach((entry, set) -> scored.add(entry.with(new Score(agreeing.getOrDefault(set, 0), set.size()))));
        return scored;
    }

    private static Set<String> layout(Entry entry) {
        return part(entry, false).files().stream()
                .map(file -> file.path().folded())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static FileTree part(Entry entry, boolean tests) {
        return FileTree.of(entry.candidate().files().files().stream()
                .filter((CodeFile file) -> SourceFiles.isTest(file) == tests)
                .toList());
    }
}
