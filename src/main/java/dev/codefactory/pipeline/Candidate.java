package dev.codefactory.pipeline;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.repair.Merit;
import dev.codefactory.quality.QualityReport;
import java.util.List;
import java.util.Set;
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

    private static final Set<String> WEAKENED = Set.of("test-deleted", "test-weakened");

    public Candidate {
        extraction = List.copyOf(extraction);
    }

    /** The same with what the checks found. */
    public Candidate judged(QualityReport judgement) {
        return new Candidate(round, files, extraction, judgement);
    }

    /** The same with one more file, of which the checks say nothing new. */
    Candidate writing(CodeFile file) {
        return new Candidate(round, files.with(FileTree.of(file)), extraction, report);
    }

    /** Whether it is strictly better than the other; of equals the earlier one is kept. */
    public boolean beats(@Nullable Candidate other) {
        if (report == null || weakensTests(report)) {
            return false;
        }
        return other == null || other.report == null || Merit.isBetter(report, other.report);
    }

    /** Whatever else it mends: validated on its own it would pass the tests it made easy. */
    private static boolean weakensTests(QualityReport report) {
        return report.findings().stream().map(Finding::rule).anyMatch(WEAKENED::contains);
    }
}
