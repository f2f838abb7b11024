package dev.codefactory.quality.tests;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.quality.tests.report.JUnitReport;
import dev.codefactory.quality.tests.report.OutputTail;
import dev.codefactory.quality.tests.report.TestCase;
import dev.codefactory.quality.tests.report.TestCase.Outcome;
import dev.codefactory.quality.tests.runner.TestPlan;
import dev.codefactory.quality.tests.runner.TestPlan.Evidence;
import dev.codefactory.quality.tests.runner.TestSuite;
import dev.codefactory.sandbox.SandboxResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides what a run says. Green needs proof: tests that were collected, that passed, and a runner that says so under its seal. */
@Component
class TestJudge {

    private static final int MAX_FINDINGS = 20;

    private final MissingLibraries libraries;

    TestJudge(MissingLibraries libraries) {
        this.libraries = libraries;
    }

    TestOutcome stopped(TestSuite suite, SandboxResult.Stopped stopped, Duration limit) {
        var reason = switch (stopped.limit()) {
            case TIME -> "the tests were still running after " + limit.toSeconds() + " s";
            case MEMORY -> "the tests used more memory than they may";
            case OUTPUT -> "the tests printed more than they may";
        };
        var broken = new TestCase("the test run", Outcome.FAILED, reason);
        return red(suite, List.of(broken), stopped.output(), reason);
    }

    TestOutcome exited(TestSuite suite, TestPlan plan, SandboxResult.Exited exited) {
        return switch (plan.evidence()) {
            case Evidence.ExitCode() -> judgeExitCode(suite, exited);
            case Evidence.Sealed sealed -> judgeSealed(suite, sealed, exited);
        };
    }

    private TestOutcome judgeSealed(TestSuite suite, Evidence.Sealed sealed, SandboxResult.Exited exited) {
        if (exited.exitCode() == TestPlan.NO_RUNNER
                && sealed.results(exited.results()).isEmpty()) {
            return TestOutcome.notRun(OutputTail.lastLine(exited.output()));
        }
        return sealed.results(exited.results())
                .flatMap(results -> sealed.results().read(results))
                .map(cases ->
                        MeasuredLines.of(suite, sealed, exited.results(), judgeCases(suite, cases, exited.output())))
                .orElseGet(() -> exited.exitCode() == 0 ? unfinished(suite, exited) : judgeExitCode(suite, exited));
    }

    /** Code that ends the process of its tests with 0 gets here. */
    private static TestOutcome unfinished(TestSuite suite, SandboxResult.Exited exited) {
        var reason = "the tests did not finish: the run ended with exit code 0 before its results were in";
        var cases = List.of(new TestCase("the test run", Outcome.FAILED, reason));
        return red(suite, cases, exited.output(), reason);
    }

    private TestOutcome judgeExitCode(TestSuite suite, SandboxResult.Exited exited) {
        var passed = exited.exitCode() == 0;
        var message = passed ? "" : "exit code " + exited.exitCode() + "\n" + OutputTail.of(exited.output());
        var cases = List.of(new TestCase("the test run", passed ? Outcome.PASSED : Outcome.FAILED, message));
        if (passed) {
            return green(suite, cases, exited.output()).unmeasured("a command's tests are not measured");
        }
        return libraries
                .blamed(suite, List.of(exited.output()))
                .map(library -> notRun(suite, cases, exited.output(), library + " is not installed"))
                .orElseGet(() ->
                        red(suite, cases, exited.output(), "the test run ended with exit code " + exited.exitCode()));
    }

    private TestOutcome judgeCases(TestSuite suite, List<TestCase> reported, String output) {
        var cases = DoubtfulTests.setAside(suite, HonestSkips.checked(suite, reported));
        var failed =
                cases.stream().filter(test -> test.outcome() == Outcome.FAILED).toList();
        if (!failed.isEmpty()) {
            return judgeFailures(suite, cases, failed, output);
        }
        if (cases.stream().noneMatch(test -> test.outcome() == Outcome.PASSED)) {
            var reason = cases.isEmpty() ? "no tests were found" : "every test was skipped";
            return notRun(suite, cases, output, reason);
        }
        return green(suite, cases, output);
    }

    private TestOutcome judgeFailures(TestSuite suite, List<TestCase> cases, List<TestCase> failed, String output) {
        return libraries
                .blamed(suite, failed.stream().map(TestCase::message).toList())
                .map(library -> notRun(suite, cases, output, library + " is not installed"))
                .orElseGet(() -> red(suite, cases, output, failed.size() + " of " + cases.size() + " tests failed"));
    }

    private static TestOutcome green(TestSuite suite, List<TestCase> cases, String output) {
        var run = run(suite, cases, output);
        var skipped = run.skipped() == 0 ? "" : ", " + run.skipped() + " were skipped";
        var gate = Gate.green(TestCheck.GATE, run.passed() + " " + suite.origin() + " tests passed" + skipped);
        return new TestOutcome(gate, notes(suite), run, cases, "");
    }

    private static TestOutcome notRun(TestSuite suite, List<TestCase> cases, String output, String reason) {
        return new TestOutcome(
                Gate.notRun(TestCheck.GATE, reason),
                notes(suite),
                run(suite, cases, output),
                cases,
                "the tests were not run");
    }

    private static TestOutcome red(TestSuite suite, List<TestCase> cases, String output, String reason) {
        var findings = new ArrayList<>(cases.stream()
                .filter(test -> test.outcome() == Outcome.FAILED)
                .limit(MAX_FINDINGS)
                .map(test -> finding(suite, test))
                .toList());
        findings.addAll(notes(suite));
        return new TestOutcome(
                Gate.red(TestCheck.GATE, reason),
                findings,
                run(suite, cases, output),
                cases,
                "the tests did not finish");
    }

    private static Finding finding(TestSuite suite, TestCase test) {
        var message = test.name() + ": " + OutputTail.telling(test.message()) + DoubtfulTests.blame(suite, test);
        return new Finding(Check.TESTS, "test-failed", Severity.HIGH, null, 0, message);
    }

    private static List<Finding> notes(TestSuite suite) {
        var notes = new ArrayList<>(DoubtfulTests.findings(suite));
        suite.leftOut().stream()
                .map(file -> new Finding(
                        Check.TESTS,
                        "test-runner-hook",
                        Severity.LOW,
                        file.path(),
                        0,
                        "left out of the run of the given tests, because it could decide how they are run"))
                .forEach(notes::add);
        return notes;
    }

    private static TestRun run(TestSuite suite, List<TestCase> cases, String output) {
        return new TestRun(
                suite.origin().toString(),
                count(cases, Outcome.PASSED),
                count(cases, Outcome.FAILED),
                count(cases, Outcome.SKIPPED),
                OutputTail.of(output),
                JUnitReport.write("tests", cases));
    }

    private static int count(List<TestCase> cases, Outcome outcome) {
        return (int) cases.stream().filter(test -> test.outcome() == outcome).count();
    }
}
