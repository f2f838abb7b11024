package dev.codefactory.pipeline;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
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
 */
public record Chain(
        @Nullable Requirements requirements,
        @Nullable Candidate latest,
        @Nullable Candidate best) {

    public static final Chain START = new Chain(null, null, null);

    Chain with(Requirements understood) {
        return new Chain(understood, latest, best);
    }

    /** The chain with a new answer that was not judged yet. */
    Chain proposing(Candidate candidate) {
        return new Chain(requirements, candidate, best);
    }

    /** The chain with the newest answer judged; it becomes the best when it beats all before it. */
    Chain judging(Candidate judged) {
        return new Chain(requirements, judged, judged.beats(best) ? judged : best);
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
                requirements.orElse(null), answers.isEmpty() ? null : new Candidate(0, files, extraction, null), null);
    }
}
