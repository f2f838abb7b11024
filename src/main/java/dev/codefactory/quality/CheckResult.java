package dev.codefactory.quality;

import dev.codefactory.code.Finding;
import dev.codefactory.quality.QualityReport.TestRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check found and how its gate stands.
 *
 * @param findings in the order they were found
 * @param tests the test run, when the check was one
 * @param metrics what was counted in the files, when the check did
 */
public record CheckResult(
        Gate gate, List<Finding> findings, @Nullable TestRun tests, List<FileMetrics> metrics) {

    public CheckResult {
        findings = List.copyOf(findings);
        metrics = List.copyOf(metrics);
    }

    public CheckResult(Gate gate, List<Finding> findings, @Nullable TestRun tests) {
        this(gate, findings, tests, List.of());
    }

    public static CheckResult of(Gate gate, List<Finding> findings) {
        return new CheckResult(gate, findings, null);
    }

    public static CheckResult notRun(String gate, String reason) {
        return of(Gate.notRun(gate, reason), List.of());
    }
}
