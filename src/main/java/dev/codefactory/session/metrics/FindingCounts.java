package dev.codefactory.session.metrics;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import java.util.List;

/** How many findings there are by severity; those that were waived are counted by themselves. */
public record FindingCounts(int high, int medium, int low, int waived) {

    static FindingCounts of(List<Finding> findings) {
        return new FindingCounts(
                count(findings, Severity.HIGH), count(findings, Severity.MEDIUM), count(findings, Severity.LOW), (int)
                        findings.stream().filter(Finding::isWaived).count());
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity && !finding.isWaived())
                .count();
    }
}
