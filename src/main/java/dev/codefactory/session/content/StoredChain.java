package dev.codefactory.session.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Contest;
import dev.codefactory.pipeline.Requirements;
import dev.codefactory.pipeline.repair.History;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Checks;
import dev.codefactory.pipeline.repair.Problem;
import dev.codefactory.quality.QualityReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chain as it lies in a step's row: file contents are replaced by their hashes.
 *
 * @param improvements null in rows that are older than the history of repair
 * @param outputs null in rows that are older than steps with outputs
 * @param contest null where one first answer is all that is asked for
 */
public record StoredChain(
        @Nullable Requirements requirements,
        @Nullable StoredCandidate latest,
        @Nullable StoredCandidate best,
        @Nullable List<StoredImprovement> improvements,
        @Nullable Map<String, Object> outputs,
        // Left out when there is none, so that nodes that know of none read what concerns them.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StoredContest contest) {

    public record StoredCandidate(
            int round,
            Map<String, String> files,
            List<Finding> extraction,
            @Nullable QualityReport report) {

        static @Nullable StoredCandidate of(@Nullable Candidate candidate, Blobs blobs) {
            return candidate == null
                    ? null
                    : new StoredCandidate(
                            candidate.round(),
                            blobs.store(candidate.files()),
                            candidate.extraction(),
                            candidate.report());
        }

        Candidate load(Blobs blobs) {
            return new Candidate(round, blobs.load(files), extraction, report);
        }
    }

    public record StoredImprovement(
            int number,
            Improvement.Status status,
            List<Problem> problems,
            Checks before,
            @Nullable Checks after,
            Map<String, String> original,
            Map<String, String> changed,
            String tree) {

        private static StoredImprovement of(Improvement improvement, Blobs blobs) {
            return new StoredImprovement(
                    improvement.number(),
                    improvement.status(),
                    improvement.problems(),
                    improvement.before(),
                    improvement.after(),
                    blobs.store(improvement.original()),
                    blobs.store(improvement.changed()),
                    improvement.tree());
        }

        private Improvement load(Blobs blobs) {
            return new Improvement(
                    number, status, problems, before, after, blobs.load(original), blobs.load(changed), tree);
        }
    }

    public static StoredChain of(Chain chain, Blobs blobs) {
        return new StoredChain(
                chain.requirements(),
                StoredCandidate.of(chain.latest(), blobs),
                StoredCandidate.of(chain.best(), blobs),
                chain.history().improvements().stream()
                        .map(improvement -> StoredImprovement.of(improvement, blobs))
                        .toList(),
                chain.outputs(),
                StoredContest.of(chain.contest(), blobs));
    }

    public Chain load(Blobs blobs) {
        return new Chain(
                requirements,
                latest == null ? null : latest.load(blobs),
                best == null ? null : best.load(blobs),
                new History(Objects.requireNonNullElse(improvements, List.<StoredImprovement>of()).stream()
                        .map(improvement -> improvement.load(blobs))
                        .toList()),
                Objects.requireNonNullElse(outputs, Map.of()),
                contest == null ? Contest.NONE : contest.load(blobs));
    }
}
