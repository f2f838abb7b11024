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
 */
public record CheckResult(
        Gate gate, List<Finding> findings, @Nullable TestRun tests) {

    public CheckResult {
        findings = List.copyOf(findings);
    }

    public static CheckResult of(Gate gate, List<Finding> findings) {
        return new CheckResult(gate, findings, null);
    }

    public static CheckResult notRun(String gate, String reason) {
        return of(Gate.notRun(gate, reason), List.of());
    }
}
