package dev.codefactory.pipeline;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.repair.History;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known after a step: the whole input of the next one, and all that has to survive a crash between the two.
 *
 * @param requirements what the request was understood as, or null before {@code nlp_analysis}
 * @param latest the newest candidate, or null before {@code code_generation}
 * @param best the best judged candidate so far, or null before the first analysis
 * @param history the rounds of repair so far
 * @param outputs what steps worked out besides, by the names of their outputs; what conditions decided, by their paths
 * @param contest the first answers, where the request asks for several
 */
public record Chain(
        @Nullable Requirements requirements,
        @Nullable Candidate latest,
        @Nullable Candidate best,
        History history,
        Map<String, Object> outputs,
        Contest contest) {

    public static final Chain START = new Chain(null, null, null, History.NONE);

    public Chain {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** What is known where no step has worked out anything besides. */
    public Chain(
            @Nullable Requirements requirements,
            @Nullable Candidate latest,
            @Nullable Candidate best,
            History history) {
        this(requirements, latest, best, history, Map.of(), Contest.NONE);
    }

    public Chain with(Requirements understood) {
        return new Chain(understood, latest, best, history, outputs, contest);
    }

    /** The chain with what a step worked out; an output of the same name is replaced. */
    public Chain with(String output, @Nullable Object value) {
        var all = new LinkedHashMap<>(outputs);
        all.put(output, value);
        return new Chain(requirements, latest, best, history, all, contest);
    }

    /** The chain with what was worked out for one of several items. */
    public Chain withItem(String output, int index, Object value) {
        var items = new ArrayList<@Nullable Object>(Collections.nCopies(index, null));
        items.add(value);
        return with(output, items);
    }

    /** The chain with a file in every tree that is handed on. */
    public Chain writing(CodeFile file) {
        return new Chain(
                requirements,
                latest == null ? new Candidate(0, FileTree.of(file), List.of(), null) : latest.writing(file),
                best == null ? null : best.writing(file),
                history,
                outputs,
                contest);
    }

    /** The chain with new files that were not judged yet; what was judged before are no longer all of them. */
    public Chain proposing(Candidate candidate) {
        return new Chain(requirements, candidate, null, history, outputs, Contest.NONE);
    }

    /** The chain with one more first answer that was not judged yet; the best of those before is kept. */
    public Chain contending(Candidate candidate, Contest changed) {
        return new Chain(requirements, candidate, best, history, outputs, changed);
    }

    /** The chain with other news of the first answers. */
    public Chain with(Contest changed) {
        return new Chain(requirements, latest, best, history, outputs, changed);
    }

    /** The chain with its first answers decided: from here on the chosen one is the best. */
    public Chain choosing(Contest decided, Candidate chosen) {
        return new Chain(requirements, latest, chosen, history, outputs, decided);
    }

    /** The chain as if improvements had left these trees and this history. */
    Chain decided(Candidate newest, @Nullable Candidate other, History changed) {
        return new Chain(requirements, newest, other, changed, outputs, contest);
    }

    /** The chain with a round of repair whose tree was not judged yet. */
    public Chain improving(Candidate candidate, Improvement improvement) {
        return new Chain(requirements, candidate, best, history.and(improvement), outputs, contest);
    }

    /** The chain with a round of repair that led to nothing that is worth judging. */
    public Chain repeating(Improvement improvement) {
        return new Chain(requirements, latest, best, history.and(improvement), outputs, contest);
    }

    /** The chain with the newest answer judged; it becomes the best when it beats all before it. */
    public Chain judging(Candidate judged) {
        var isBest = judged.beats(best);
        var report = Objects.requireNonNull(judged.report());
        return new Chain(
                requirements,
                judged,
                isBest ? judged : best,
                history.judged(judged.round(), isBest, report),
                outputs,
                contest);
    }

    /** The chain at its end: these files are handed over. */
    public Chain handingOver(Candidate validated) {
        return new Chain(requirements, validated, validated, history, outputs, contest);
    }

    /** The chain at its end, with what became of the improvement that was on trial. */
    public Chain handingOver(Candidate validated, Improvement tried, Status outcome) {
        return new Chain(requirements, validated, validated, history.with(tried.as(outcome)), outputs, contest);
    }

    /** What the user gets when nothing better comes: the best judged tree, else the newest. */
    public Optional<Candidate> standing() {
        return Optional.ofNullable(best == null ? latest : best);
    }

    /** The files that stand. */
    public FileTree files() {
        return standing().map(Candidate::files).orElse(FileTree.EMPTY);
    }

    /** What several steps that ran side by side found out together: all their files and items, in the order given. */
    public static Chain join(List<Chain> chains) {
        var first = chains.getFirst();
        return new Chain(
                chains.stream()
                        .map(Chain::requirements)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                joined(chains.stream()
                        .map(Chain::latest)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                first.best(),
                first.history(),
                joinedOutputs(chains),
                first.contest());
    }

    private static @Nullable Candidate joined(List<Candidate> answers) {
        if (answers.size() < 2) {
            return answers.isEmpty() ? null : answers.getFirst();
        }
        var files = FileTree.EMPTY;
        var extraction = new ArrayList<Finding>();
        for (var answer : answers) {
            files = files.with(answer.files());
            extraction.addAll(answer.extraction());
        }
        return new Candidate(0, files, extraction, null);
    }

    private static Map<String, Object> joinedOutputs(List<Chain> chains) {
        var all = new LinkedHashMap<String, Object>();
        chains.forEach(chain -> chain.outputs().forEach((name, value) -> all.merge(name, value, Chain::joinedItems)));
        return all;
    }

    /** Lists that were filled by different items of the same step complete each other; of all else the later one counts. */
    private static Object joinedItems(Object earlier, Object later) {
        if (!(earlier instanceof List<?> some && later instanceof List<?> others)) {
            return later;
        }
        var items = new ArrayList<@Nullable Object>();
        for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
            var other = i < others.size() ? others.get(i) : null;
            items.add(other == null && i < some.size() ? some.get(i) : other);
        }
        return items;
    }
}
