package dev.codefactory.quality.tests.report;

import dev.codefactory.quality.tests.report.TestCase.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what Go's test binaries print with {@code -test.v}. */
public final class GoOutput {

    /** Anywhere in a line: what a test prints without a line break stands before it. */
    private static final Pattern RESULT = Pattern.compile("--- (PASS|FAIL|SKIP): (\\S+) \\(\\d");

    private static final String END = "TestZzzCodeFactoryEnd";

    private GoOutput() {}

    public static Optional<List<TestCase>> read(String text, String token) {
        var cases = new ArrayList<TestCase>();
        for (var run : MarkedRuns.read(text, token)) {
            cases.addAll(run.with(tests(run)));
        }
        return Optional.of(cases);
    }

    private static List<TestCase> tests(MarkedRuns.Run run) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        RESULT.matcher(run.output())
                .results()
                .filter(line -> !line.group(2).equals(END))
                .forEach(line -> {
                    var outcome = switch (line.group(1)) {
                        case "PASS" -> Outcome.PASSED;
                        case "SKIP" -> Outcome.SKIPPED;
                        default -> Outcome.FAILED;
                    };
                    outcomes.merge(line.group(2), outcome, (one, other) -> one == Outcome.FAILED ? one : other);
                });
        var message = OutputTail.of(run.output());
        var cases = new ArrayList<TestCase>();
        outcomes.forEach((name, outcome) ->
                cases.add(new TestCase(run.name() + "." + name, outcome, outcome == Outcome.PASSED ? "" : message)));
        return cases;
    }
}
