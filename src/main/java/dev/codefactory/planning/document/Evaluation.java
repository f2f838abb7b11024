package dev.codefactory.planning.document;

import dev.codefactory.code.Finding;
import dev.codefactory.planning.document.Check.CoverageReaches;
import dev.codefactory.planning.document.Check.GateIsGreen;
import dev.codefactory.planning.document.Check.NoFinding;
import dev.codefactory.planning.document.Check.TestPasses;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import java.util.Set;

/** Holds checks to the report of an execution. What was not run is never met. */
public final class Evaluation {

    /** Gates that say how tests went; all others say whether findings were looked for. */
    private static final Set<String> OF_TESTS = Set.of("tests", "coverage");

    private Evaluation() {}

    /** What the report says of the check. */
    public static Outcome of(Check check, QualityReport report) {
        return switch (check) {
            case GateIsGreen gate -> gate(gate.name(), report);
            case TestPasses test -> test(test.id(), report);
            case CoverageReaches coverage -> coverage(coverage, report);
            case NoFinding finding -> finding(finding, report);
            case Check.Manual _ -> Outcome.silent("only a person can tell");
        };
    }

    private static Outcome gate(String name, QualityReport report) {
        return report.gates().stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .map(gate -> switch (gate.status()) {
                    case GREEN -> Outcome.met("green: " + gate.reason());
                    case RED -> Outcome.unmet("red: " + gate.reason());
                    case NOT_RUN -> Outcome.unmet("not run: " + gate.reason());
                })
                .orElseGet(() -> Outcome.unmet("not run: the report has no gate of that name"));
    }

    private static Outcome test(String id, QualityReport report) {
        return report.tests() == null
                ? Outcome.silent("no tests were run")
                : JunitResults.read(report.tests().junitXml()).of(id);
    }

    private static Outcome coverage(CoverageReaches wanted, QualityReport report) {
        var measured = report.tests() == null ? null : report.tests().coverage();
        if (measured == null || measured.share().isEmpty()) {
            return Outcome.silent("coverage was not measured");
        }
        var reason = "%d of %d lines were run".formatted(measured.covered(), measured.lines());
        return measured.share().get() >= wanted.share().doubleValue() ? Outcome.met(reason) : Outcome.unmet(reason);
    }

    private static Outcome finding(NoFinding unwanted, QualityReport report) {
        var found = report.findings().stream()
                .filter(finding -> !finding.isWaived() && matches(unwanted, finding))
                .findFirst();
        if (found.isPresent()) {
            return Outcome.unmet(
                    "%s %s".formatted(found.get().rule(), found.get().place()).strip());
        }
        return report.gates().stream()
                .filter(gate -> gate.status() == Gate.Status.NOT_RUN && !OF_TESTS.contains(gate.name()))
                .findFirst()
                .map(gate -> Outcome.silent("none found, but the gate %s was not run".formatted(gate.name())))
                .orElseGet(() ->
                        report.gates().isEmpty() ? Outcome.silent("nothing was checked") : Outcome.met("none found"));
    }

    private static boolean matches(NoFinding unwanted, Finding finding) {
        return unwanted.severity()
                .map(severity -> finding.severity().compareTo(severity) >= 0)
                .orElseGet(() -> finding.rule().equals(unwanted.ruleOrSeverity()));
    }
}
