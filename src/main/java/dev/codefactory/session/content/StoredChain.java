package dev.codefactory.session.content;

import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Requirements;
import dev.codefactory.quality.QualityReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A chain as it lies in a step's row: file contents are replaced by their hashes. */
public record StoredChain(
        @Nullable Requirements requirements,
        @Nullable StoredCandidate latest,
        @Nullable StoredCandidate best) {

    static final StoredChain START = new StoredChain(null, null, null);

    public record StoredCandidate(
            int round,
            Map<String, String> files,
            List<Finding> extraction,
            @Nullable QualityReport report) {

        private static @Nullable StoredCandidate of(@Nullable Candidate candidate, Blobs blobs) {
            return candidate == null
                    ? null
                    : new StoredCandidate(
                            candidate.round(),
                            blobs.store(candidate.files()),
                            candidate.extraction(),
                            candidate.report());
        }

        private Candidate load(Blobs blobs) {
            return new Candidate(round, blobs.load(files), extraction, report);
        }
    }

    public static StoredChain of(Chain chain, Blobs blobs) {
        return new StoredChain(
                chain.requirements(),
                StoredCandidate.of(chain.latest(), blobs),
                StoredCandidate.of(chain.best(), blobs));
    }

    public Chain load(Blobs blobs) {
        return new Chain(
                requirements, latest == null ? null : latest.load(blobs), best == null ? null : best.load(blobs));
    }
}
