package dev.codefactory.quality.tests;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Coverage.FileCoverage;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.Thresholds;
import dev.codefactory.quality.tests.runner.TestSuite;
import dev.codefactory.quality.tests.runner.TestSuite.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the tests that come with a delivery run enough of its code. The user's own tests are not held to it: whoever gave them knows what
 * they are for, and no change of the code could add to them.
 */
final class CoverageGate {

    static final String NAME = "coverage";

    private static final int MAX_LINES_NAMED = 20;

    private CoverageGate() {}

    static CheckResult decide(TestOutcome outcome, TestSuite suite, Thresholds thresholds) {
        if (suite.origin() == Origin.GIVEN) {
            return new CheckResult(List.of(outcome.gate()), outcome.findings(), outcome.run());
        }
        @Nullable
        Coverage coverage = outcome.run() == null ? null : outcome.run().coverage();
        var gate = gate(Optional.ofNullable(coverage), outcome.unmeasured(), thresholds);
        var findings = new ArrayList<>(outcome.findings());
        if (coverage != null && gate.status() == Gate.Status.RED) {
            coverage.files().stream()
                    .filter(file -> file.share() < thresholds.minTestCoverage())
                    .forEach(file -> findings.add(finding(file)));
        }
        return new CheckResult(List.of(outcome.gate(), gate), findings, outcome.run());
    }

    private static Gate gate(Optional<Coverage> coverage, String unmeasured, Thresholds thresholds) {
        if (coverage.isEmpty()) {
            return Gate.notRun(NAME, unmeasured);
        }
        var share = coverage.get().share();
        if (share.isEmpty()) {
            return Gate.notRun(NAME, "there is no line to run");
        }
        var reason = "the generated tests run %d of %d lines (%s), %s are asked for"
                .formatted(
                        coverage.get().covered(),
                        coverage.get().lines(),
                        percent(share.get()),
                        percent(thresholds.minTestCoverage()));
        return share.get() >= thresholds.minTestCoverage() ? Gate.green(NAME, reason) : Gate.red(NAME, reason);
    }

    private static Finding finding(FileCoverage file) {
        var lines = file.uncovered().stream()
                .limit(MAX_LINES_NAMED)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        var message = "the tests run only %s of this file; no test runs line %s%s"
                .formatted(percent(file.share()), lines, file.uncovered().size() > MAX_LINES_NAMED ? ", …" : "");
        return new Finding(
                Check.TESTS,
                "coverage-low",
                Severity.MEDIUM,
                file.path(),
                file.uncovered().getFirst(),
                message);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
    }
}
