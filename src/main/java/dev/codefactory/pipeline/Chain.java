package dev.codefactory.pipeline;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.repair.History;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Status;
import java.util.ArrayList;
import java.util.List;
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
 */
public record Chain(
        @Nullable Requirements requirements,
        @Nullable Candidate latest,
        @Nullable Candidate best,
        History history) {

    public static final Chain START = new Chain(null, null, null, History.NONE);

    Chain with(Requirements understood) {
        return new Chain(understood, latest, best, history);
    }

    /** The chain with a new answer that was not judged yet. */
    Chain proposing(Candidate candidate) {
        return new Chain(requirements, candidate, best, history);
    }

    /** The chain with a round of repair whose tree was not judged yet. */
    Chain improving(Candidate candidate, Improvement improvement) {
        return new Chain(requirements, candidate, best, history.and(improvement));
    }

    /** The chain with a round of repair that led to nothing that is worth judging. */
    Chain repeating(Improvement improvement) {
        return new Chain(requirements, latest, best, history.and(improvement));
    }

    /** The chain with the newest answer judged; it becomes the best when it beats all before it. */
    Chain judging(Candidate judged) {
        var isBest = judged.beats(best);
        var report = Objects.requireNonNull(judged.report());
        return new Chain(requirements, judged, isBest ? judged : best, history.judged(judged.round(), isBest, report));
    }

    /** The chain at its end: these files are handed over. */
    Chain handingOver(Candidate validated) {
        return new Chain(requirements, validated, validated, history);
    }

    /** The chain at its end, with what became of the improvement that was on trial. */
    Chain handingOver(Candidate validated, Improvement tried, Status outcome) {
        return new Chain(requirements, validated, validated, history.with(tried.as(outcome)));
    }

    /** What the user gets when nothing better comes: the best judged tree, else the newest. */
    public Optional<Candidate> standing() {
        return Optional.ofNullable(best == null ? latest : best);
    }

    /** What several steps that ran side by side found out together: all their files, in the order given. */
    public static Chain join(List<Chain> chains) {
        var answers =
                chains.stream().map(Chain::latest).filter(Objects::nonNull).toList();
        var files = FileTree.EMPTY;
        var extraction = new ArrayList<Finding>();
        for (var answer : answers) {
            files = files.with(answer.files());
            extraction.addAll(answer.extraction());
        }
        var requirements = chains.stream()
                .map(Chain::requirements)
                .filter(Objects::nonNull)
                .findFirst();
        return new Chain(
                requirements.orElse(null),
                answers.isEmpty() ? null : new Candidate(0, files, extraction, null),
                null,
                History.NONE);
    }
}
