package dev.codefactory.quality.tests;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.tests.mutation.Variant;
import dev.codefactory.quality.tests.mutation.Variants;
import dev.codefactory.quality.tests.report.TestCase;
import dev.codefactory.quality.tests.report.TestCase.Outcome;
import dev.codefactory.quality.tests.runner.TestSuite;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets tests of unknown worth show that they can fail: those that pass are run again on wrong versions of the code, and count when they
 * notice.
 */
@Component
class Falsification {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int MAX_FINDINGS = 20;

    private final TestRuns runs;

    Falsification(TestRuns runs) {
        this.runs = runs;
    }

    /** What the tests say of the code; green only when one of them can fail. */
    TestOutcome run(TestSuite suite, Duration limit) throws InterruptedException {
        var start = System.nanoTime();
        var outcome = runs.run(suite, null, limit);
        if (outcome.gate().status() != Gate.Status.GREEN) {
            return outcome;
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        @Nullable
        Coverage coverage = outcome.run() == null ? null : outcome.run().coverage();
        var variants = Variants.of(suite.language(), suite.subjects(), coverage);
        return judged(outcome, tried(suite, outcome, variants, new Budget(took, limit)), variants);
    }

    /**
     * What came of the wrong versions.
     *
     * @param passed the tests that passed on the code as it is
     * @param failed those of them that failed on a wrong version
     * @param seen those of them that were run on a wrong version
     * @param runs how many wrong versions could be run
     * @param complete whether there was time for all of them
     */
    private record Trial(Set<String> passed, Set<String> failed, Set<String> seen, int runs, boolean complete) {}

    /** The time wrong versions may take: all together no more than half of what one run of the tests may, some loop for ever. */
    private record Budget(Duration each, long end) {

        Budget(Duration took, Duration limit) {
            this(
                    least(took.multipliedBy(4).plus(GRACE), limit),
                    System.nanoTime() + limit.dividedBy(2).toNanos());
        }

        boolean isSpent() {
            return System.nanoTime() - end >= 0;
        }

        private static Duration least(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }

    private Trial tried(TestSuite suite, TestOutcome outcome, List<Variant> variants, Budget budget)
            throws InterruptedException {
        var passed = names(outcome.cases(), Outcome.PASSED);
        var failed = new HashSet<String>();
        var seen = new HashSet<String>();
        var ran = 0;
        for (var variant : variants) {
            if (failed.containsAll(passed) || budget.isSpent()) {
                return new Trial(passed, failed, seen, ran, failed.containsAll(passed));
            }
            var cases = runs.runAgain(suite.on(variant.files()), budget.each()).cases();
            var told = names(cases, Outcome.FAILED);
            told.retainAll(passed);
            failed.addAll(told);
            var held = names(cases, Outcome.PASSED);
            held.retainAll(passed);
            seen.addAll(held);
            ran += told.isEmpty() && held.isEmpty() ? 0 : 1;
        }
        return new Trial(passed, failed, seen, ran, true);
    }

    private static Set<String> names(List<TestCase> cases, Outcome outcome) {
        return cases.stream()
                .filter(test -> test.outcome() == outcome)
                .map(TestCase::name)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static TestOutcome judged(TestOutcome outcome, Trial trial, List<Variant> variants) {
        if (trial.failed().isEmpty()) {
            return outcome.as(Gate.notRun(TestCheck.GATE, unproven(trial, variants)))
                    .with(trial.runs() == 0 ? List.of() : findings(trial));
        }
        var reason = trial.failed().containsAll(trial.passed())
                ? "each can fail"
                : "%d of them can fail".formatted(trial.failed().size());
        return outcome.as(Gate.green(TestCheck.GATE, outcome.gate().reason() + "; " + reason))
                .with(trial.complete() ? findings(trial) : List.of());
    }

    private static String unproven(Trial trial, List<Variant> variants) {
        if (variants.isEmpty()) {
            return "nothing shows that the generated tests can fail: no function of the code could be made wrong";
        }
        return trial.runs() == 0
                ? "nothing shows that the generated tests can fail: none of %d wrong versions of the code could be run"
                        .formatted(variants.size())
                : "none of the %d generated tests that pass fails on any of %d wrong versions of the code, so they prove nothing"
                        .formatted(trial.passed().size(), trial.runs());
    }

    private static List<Finding> findings(Trial trial) {
        return trial.seen().stream()
                .filter(test -> !trial.failed().contains(test))
                .sorted()
                .limit(MAX_FINDINGS)
                .map(test -> new Finding(
                        Check.TESTS,
                        "test-cannot-fail",
                        Severity.MEDIUM,
                        null,
                        0,
                        "the test %s fails on none of %d wrong versions of the code; let it state what must come out"
                                .formatted(test, trial.runs())))
                .toList();
    }
}
