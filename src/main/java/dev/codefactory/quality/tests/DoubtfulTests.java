package dev.codefactory.quality.tests;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.tests.blame.Blame;
import dev.codefactory.quality.tests.report.TestCase;
import dev.codefactory.quality.tests.report.TestCase.Outcome;
import dev.codefactory.quality.tests.runner.TestSuite;
import dev.codefactory.quality.tests.runner.TestSuite.Origin;
import java.util.List;

/**
 * Sets tests aside that contradict the user: they count as not run, whether they pass or fail. So they can turn the gate neither red nor
 * green, and what is left has to do without them.
 */
final class DoubtfulTests {

    private DoubtfulTests() {}

    static List<TestCase> setAside(TestSuite suite, List<TestCase> cases) {
        return cases.stream()
                .map(test -> suite.blames().of(test.name()) instanceof Blame.Test(var _, var _, var why)
                        ? new TestCase(test.name(), Outcome.SKIPPED, "set aside: " + why)
                        : test)
                .toList();
    }

    /** Each test that was set aside by name, and why. */
    static List<Finding> findings(TestSuite suite) {
        return suite.blames().doubtfulTests().stream()
                .map(doubtful -> new Finding(
                        Check.TESTS,
                        "test-set-aside",
                        Severity.MEDIUM,
                        doubtful.path(),
                        doubtful.line(),
                        "blame: test; " + doubtful.why() + ", so it counts for nothing"))
                .toList();
    }

    /** What is known of who is to blame for a failure, as the one who has to mend it reads it. The user's own tests are right. */
    static String blame(TestSuite suite, TestCase failed) {
        if (suite.origin() == Origin.GIVEN) {
            return "";
        }
        return switch (suite.blames().of(failed.name())) {
            case Blame.Code(var why) -> "\nblame: code; " + why;
            case Blame.Test(var _, var _, var why) -> "\nblame: test; " + why;
            case Blame.Undecided() -> "\nblame: undecided; nothing in the request says what this test states";
        };
    }
}
