package dev.codefactory.quality;

import dev.codefactory.code.Finding;
import dev.codefactory.quality.QualityReport.TestRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check found and how its gates stand.
 *
 * @param gates the check's own gate first, then those that what it did decides as well
 * @param findings in the order they were found
 * @param tests the test run, when the check was one
 * @param metrics what was counted in the files, when the check did
 */
public record CheckResult(
        List<Gate> gates, List<Finding> findings, @Nullable TestRun tests, List<FileMetrics> metrics) {

    public CheckResult {
        gates = List.copyOf(gates);
        findings = List.copyOf(findings);
        metrics = List.copyOf(metrics);
    }

    public CheckResult(List<Gate> gates, List<Finding> findings, @Nullable TestRun tests) {
        this(gates, findings, tests, List.of());
    }

    public static CheckResult of(Gate gate, List<Finding> findings) {
        return new CheckResult(List.of(gate), findings, null);
    }

    public static CheckResult notRun(String gate, String reason) {
        return of(Gate.notRun(gate, reason), List.of());
    }

    /** The check's own gate. */
    public Gate gate() {
        return gates.getFirst();
    }
}
