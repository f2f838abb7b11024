package dev.codefactory.quality.tests;

import dev.codefactory.quality.tests.report.TestCase;
import dev.codefactory.quality.tests.report.TestCase.Outcome;
import dev.codefactory.quality.tests.runner.TestSuite;
import java.util.List;
import java.util.regex.Pattern;

/** Code under test can skip the test that calls it. Where no test file ever mentions skipping, a skipped test is one that failed. */
final class HonestSkips {

    private static final Pattern MENTIONED =
            Pattern.compile("skip|xfail|todo|ignore|disabled|assum|abort", Pattern.CASE_INSENSITIVE);

    private HonestSkips() {}

    static List<TestCase> checked(TestSuite suite, List<TestCase> cases) {
        if (suite.tests().stream()
                .anyMatch(test -> MENTIONED.matcher(test.content()).find())) {
            return cases;
        }
        return cases.stream()
                .map(test -> test.outcome() == Outcome.SKIPPED
                        ? new TestCase(
                                test.name(), Outcome.FAILED, "the code under test skipped this test\n" + test.message())
                        : test)
                .toList();
    }
}
