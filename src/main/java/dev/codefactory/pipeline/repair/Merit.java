package dev.codefactory.pipeline.repair;

import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.Gate.Status;
import dev.codefactory.quality.QualityReport;
import java.util.Comparator;

/**
 * Which of two judged trees is better. Gates that are not green count before those that are red: a red gate keeps others from being run,
 * and a tree that cannot even be parsed is no better than one whose tests fail.
 */
public final class Merit {

    /** Best first. */
    private static final Comparator<QualityReport> BEST_FIRST = Comparator.comparing(QualityReport::verdict)
            .thenComparingLong(report -> -gates(report, Status.GREEN))
            .thenComparingLong(report -> gates(report, Status.RED))
            .thenComparingInt(Merit::failingTests)
            .thenComparingLong(report -> findings(report, Severity.HIGH))
            .thenComparingLong(report -> findings(report, Severity.MEDIUM))
            .thenComparingLong(report -> findings(report, Severity.LOW))
            .thenComparingInt(Merit::missingTests);

    private Merit() {}

    /** Whether the first is strictly better than the second. */
    public static boolean isBetter(QualityReport one, QualityReport other) {
        return BEST_FIRST.compare(one, other) < 0;
    }

    /** Whether a gate is red in the one that is not red in the other. */
    public static boolean turnsRed(QualityReport one, QualityReport other) {
        var red = other.gates().stream()
                .filter(gate -> gate.status() == Status.RED)
                .map(Gate::name)
                .toList();
        return one.gates().stream().anyMatch(gate -> gate.status() == Status.RED && !red.contains(gate.name()));
    }

    private static long gates(QualityReport report, Status status) {
        return report.gates().stream().filter(gate -> gate.status() == status).count();
    }

    private static long findings(QualityReport report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity && !finding.isWaived())
                .count();
    }

    private static int failingTests(QualityReport report) {
        return report.tests() == null ? Integer.MAX_VALUE : report.tests().failed();
    }

    private static int missingTests(QualityReport report) {
        return report.tests() == null ? 0 : -report.tests().passed();
    }
}
