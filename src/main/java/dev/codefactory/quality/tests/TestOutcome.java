package dev.codefactory.quality.tests;

import dev.codefactory.code.Finding;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.quality.tests.report.TestCase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a test run ended.
 *
 * @param gate of the tests
 * @param run what was run, or null when nothing was
 * @param cases each test that was run
 * @param unmeasured why there is no coverage, when there is none
 */
record TestOutcome(
        Gate gate, List<Finding> findings, @Nullable TestRun run, List<TestCase> cases, String unmeasured) {

    TestOutcome {
        findings = List.copyOf(findings);
        cases = List.copyOf(cases);
    }

    static TestOutcome notRun(String reason) {
        return new TestOutcome(
                Gate.notRun(TestCheck.GATE, reason), List.of(), null, List.of(), "the tests were not run");
    }

    /** Nothing was run, because it would prove nothing. */
    static TestOutcome red(String reason, List<Finding> findings) {
        return new TestOutcome(Gate.red(TestCheck.GATE, reason), findings, null, List.of(), "the tests were not run");
    }

    TestOutcome with(List<Finding> more) {
        var all = new ArrayList<>(findings);
        all.addAll(more);
        return new TestOutcome(gate, all, run, cases, unmeasured);
    }

    /** The same run with another meaning. */
    TestOutcome as(Gate changed) {
        return new TestOutcome(changed, findings, run, cases, unmeasured);
    }

    TestOutcome measured(Coverage coverage) {
        if (run == null) {
            return this;
        }
        var measured = new TestRun(
                run.origin(), run.passed(), run.failed(), run.skipped(), run.output(), run.junitXml(), coverage);
        return new TestOutcome(gate, findings, measured, cases, "");
    }

    TestOutcome unmeasured(String reason) {
        return new TestOutcome(gate, findings, run, cases, reason);
    }
}
