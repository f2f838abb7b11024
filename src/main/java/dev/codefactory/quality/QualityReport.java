package dev.codefactory.quality;

import dev.codefactory.code.Finding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the checks found.
 *
 * @param findings every finding, most severe first
 * @param gates one or more per check, in a fixed order
 * @param tests the test run, or null when none was run
 * @param metrics what was counted in each source file
 * @param thresholds what the files were held to, or null when nobody said
 */
public record QualityReport(
        List<Finding> findings,
        List<Gate> gates,
        @Nullable TestRun tests,
        List<FileMetrics> metrics,
        @Nullable Thresholds thresholds) {

    /**
     * @param origin {@code given} for the user's tests, {@code generated} for the model's
     * @param passed how many passed
     * @param failed how many failed or broke
     * @param skipped how many were skipped
     * @param output what the runner printed, cut to its telling end
     * @param junitXml the run as JUnit XML; always well-formed
     * @param coverage what the tests ran, or null when that was not measured
     */
    public record TestRun(
            String origin,
            int passed,
            int failed,
            int skipped,
            String output,
            String junitXml,
            @Nullable Coverage coverage) {

        /** A run that was not measured. */
        public TestRun(String origin, int passed, int failed, int skipped, String output, String junitXml) {
            this(origin, passed, failed, skipped, output, junitXml, null);
        }
    }

    public QualityReport {
        findings = List.copyOf(findings);
        gates = List.copyOf(gates);
        // Reports that were stored before files were counted have none.
        metrics = List.copyOf(Objects.requireNonNullElse(metrics, List.of()));
    }

    /** A report of files that were not counted. */
    public QualityReport(List<Finding> findings, List<Gate> gates, @Nullable TestRun tests) {
        this(findings, gates, tests, List.of(), null);
    }

    /** How many findings may stay because somebody said so. */
    public int waived() {
        return (int) findings.stream().filter(Finding::isWaived).count();
    }

    public Verdict verdict() {
        return Verdict.of(gates);
    }
}
