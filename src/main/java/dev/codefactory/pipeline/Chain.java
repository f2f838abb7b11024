package dev.codefactory.pipeline;

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
}
