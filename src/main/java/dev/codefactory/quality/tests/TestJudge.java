package dev.codefactory.quality.tests;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.quality.tests.TestCase.Outcome;
import dev.codefactory.sandbox.SandboxResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides what a run says. Green needs proof: tests that were collected, that passed, and a runner that agrees. */
@Component
class TestJudge {

    private static final int MAX_FINDINGS = 20;

    private final MissingLibraries libraries;

    TestJudge(MissingLibraries libraries) {
        this.libraries = libraries;
    }

    CheckResult stopped(TestSuite suite, SandboxResult.Stopped stopped, Duration limit) {
        var reason = switch (stopped.limit()) {
            case TIME -> "the tests were still running after " + limit.toSeconds() + " s";
            case MEMORY -> "the tests used more memory than they may";
            case OUTPUT -> "the tests printed more than they may";
        };
        var broken = new TestCase("the test run", Outcome.FAILED, reason);
        return red(suite, List.of(broken), stopped.output(), reason);
    }

    CheckResult exited(TestSuite suite, TestPlan plan, SandboxResult.Exited exited) {
        if (exited.exitCode() == TestPlan.NO_RUNNER) {
            return CheckResult.notRun(TestCheck.GATE, OutputTail.lastLine(exited.output()));
        }
        return plan.reports().isEmpty() ? judgeExitCode(suite, exited) : judgeReports(suite, plan, exited);
    }

    private CheckResult judgeExitCode(TestSuite suite, SandboxResult.Exited exited) {
        var passed = exited.exitCode() == 0;
        var message = passed ? "" : "exit code " + exited.exitCode() + "\n" + OutputTail.of(exited.output());
        var cases = List.of(new TestCase("the test run", passed ? Outcome.PASSED : Outcome.FAILED, message));
        if (passed) {
            return green(suite, cases, exited.output());
        }
        return libraries
                .blamed(suite, List.of(exited.output()))
                .map(library -> notRun(suite, cases, exited.output(), library + " is not installed"))
                .orElseGet(() ->
                        red(suite, cases, exited.output(), "the test run ended with exit code " + exited.exitCode()));
    }

    private CheckResult judgeReports(TestSuite suite, TestPlan plan, SandboxResult.Exited exited) {
        var cases = plan.reports().stream()
                .flatMap(report -> Optional.ofNullable(exited.results().get(report)).stream())
                .flatMap(xml -> JUnitReport.parse(xml).stream())
                .flatMap(List::stream)
                .map(test -> NodeOutput.explained(test, exited.output()))
                .toList();
        var failed =
                cases.stream().filter(test -> test.outcome() == Outcome.FAILED).toList();
        if (!failed.isEmpty()) {
            return judgeFailures(suite, cases, failed, exited.output());
        }
        if (exited.exitCode() != 0 && !nothingCollected(cases, exited)) {
            return judgeExitCode(suite, exited);
        }
        if (cases.stream().noneMatch(test -> test.outcome() == Outcome.PASSED)) {
            var reason = cases.isEmpty() ? "no tests were found" : "every test was skipped";
            return notRun(suite, cases, exited.output(), reason);
        }
        return green(suite, cases, exited.output());
    }

    /** pytest and the JUnit console have an exit code for it, but only together with an empty report it is believed. */
    private static boolean nothingCollected(List<TestCase> cases, SandboxResult.Exited exited) {
        return cases.isEmpty() && exited.exitCode() == TestPlan.NOTHING_COLLECTED;
    }

    private CheckResult judgeFailures(TestSuite suite, List<TestCase> cases, List<TestCase> failed, String output) {
        return libraries
                .blamed(suite, failed.stream().map(TestCase::message).toList())
                .map(library -> notRun(suite, cases, output, library + " is not installed"))
                .orElseGet(() -> red(suite, cases, output, failed.size() + " of " + cases.size() + " tests failed"));
    }

    private static CheckResult green(TestSuite suite, List<TestCase> cases, String output) {
        var run = run(suite, cases, output);
        var gate = Gate.green(TestCheck.GATE, run.passed() + " " + suite.origin() + " tests passed");
        return new CheckResult(gate, List.of(), run);
    }

    private static CheckResult notRun(TestSuite suite, List<TestCase> cases, String output, String reason) {
        return new CheckResult(Gate.notRun(TestCheck.GATE, reason), List.of(), run(suite, cases, output));
    }

    private static CheckResult red(TestSuite suite, List<TestCase> cases, String output, String reason) {
        var findings = cases.stream()
                .filter(test -> test.outcome() == Outcome.FAILED)
                .limit(MAX_FINDINGS)
                .map(TestJudge::finding)
                .toList();
        return new CheckResult(Gate.red(TestCheck.GATE, reason), findings, run(suite, cases, output));
    }

    private static Finding finding(TestCase test) {
        var message = test.name() + ": " + OutputTail.telling(test.message());
        return new Finding(Check.TESTS, "test-failed", Severity.HIGH, null, 0, message);
    }

    private static TestRun run(TestSuite suite, List<TestCase> cases, String output) {
        return new TestRun(
                suite.origin(),
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
