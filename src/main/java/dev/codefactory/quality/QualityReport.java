package dev.codefactory.quality;

import dev.codefactory.code.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the checks found.
 *
 * @param findings every finding, most severe first
 * @param gates one per check, in a fixed order
 * @param tests the test run, or null when none was run
 */
public record QualityReport(
        List<Finding> findings, List<Gate> gates, @Nullable TestRun tests) {

    /**
     * @param origin {@code given} for the user's tests, {@code generated} for the model's
     * @param passed how many passed
     * @param failed how many failed or broke
     * @param skipped how many were skipped
     * @param output what the runner printed, cut to its telling end
     * @param junitXml the run as JUnit XML; always well-formed
     */
    public record TestRun(String origin, int passed, int failed, int skipped, String output, String junitXml) {}

    public QualityReport {
        findings = List.copyOf(findings);
        gates = List.copyOf(gates);
    }

    public Verdict verdict() {
        return Verdict.of(gates);
    }
}
