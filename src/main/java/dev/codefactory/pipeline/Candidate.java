package dev.codefactory.pipeline;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree a model answered with, and what was found out about it.
 *
 * @param round 0 for the first answer, then the number of the improvement round
 * @param extraction what the extraction of the files had to say
 * @param report what the checks found, or null before the analysis
 */
public record Candidate(
        int round,
        FileTree files,
        List<Finding> extraction,
        @Nullable QualityReport report) {

    /** Best first: fewest red gates, then most green ones, then fewest failing tests, then fewest findings. */
    private static final Comparator<QualityReport> BY_MERIT = Comparator.<QualityReport>comparingLong(
                    report -> count(report, Gate.Status.RED))
            .thenComparingLong(report -> -count(report, Gate.Status.GREEN))
            .thenComparingInt(report ->
                    report.tests() == null ? Integer.MAX_VALUE : report.tests().failed())
            .thenComparingInt(report -> report.findings().size());

    public Candidate {
        extraction = List.copyOf(extraction);
    }

    Candidate judged(QualityReport judgement) {
        return new Candidate(round, files, extraction, judgement);
    }

    /** Whether it is strictly better than the other; of equals the earlier one is kept. */
    boolean beats(@Nullable Candidate other) {
        if (report == null) {
            return false;
        }
        return other == null || other.report == null || BY_MERIT.compare(report, other.report) < 0;
    }

    private static long count(QualityReport report, Gate.Status status) {
        return report.gates().stream().filter(gate -> gate.status() == status).count();
    }
}
