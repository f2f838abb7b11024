package dev.codefactory.quality.tests.report;

import dev.codefactory.quality.tests.report.TestCase.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what Rust's test binaries print. */
public final class RustOutput {

    private static final Pattern BEGIN = Pattern.compile("(?m)test (\\S+)( - should panic)? \\.\\.\\.");
    private static final Pattern END = Pattern.compile("(ok|FAILED|ignored)\\b[^\\n]*\\s*$");
    private static final Pattern SUMMARY = Pattern.compile("(?m)^(failures:|test result: .*)$");
    private static final String LAST = "zzzzzz_codefactory_end";

    private RustOutput() {}

    public static Optional<List<TestCase>> read(String text, String token) {
        var cases = new ArrayList<TestCase>();
        for (var run : MarkedRuns.read(text, token)) {
            cases.addAll(run.with(tests(run)));
        }
        return Optional.of(cases);
    }

    /** What a test prints stands between its name and its outcome, so a test's part ends where the next one begins. */
    private static List<TestCase> tests(MarkedRuns.Run run) {
        var parts = new LinkedHashMap<String, String>();
        var summary = SUMMARY.matcher(run.output());
        var end = summary.find() ? summary.start() : run.output().length();
        var begin = BEGIN.matcher(run.output()).region(0, end);
        var name = "";
        var from = 0;
        while (begin.find()) {
            parts.put(name, run.output().substring(from, begin.start()));
            name = begin.group(1);
            from = begin.end();
        }
        parts.put(name, run.output().substring(from, end));
        var cases = new ArrayList<TestCase>();
        parts.forEach((test, part) -> {
            if (!test.isEmpty() && !test.equals(LAST)) {
                cases.add(testCase(run.name() + "::" + test, part));
            }
        });
        return cases;
    }

    private static TestCase testCase(String name, String part) {
        var said = END.matcher(part);
        var outcome = !said.find() ? "FAILED" : said.group(1);
        return switch (outcome) {
            case "ok" -> new TestCase(name, Outcome.PASSED, "");
            case "ignored" -> new TestCase(name, Outcome.SKIPPED, "ignored");
            default -> new TestCase(name, Outcome.FAILED, part.strip());
        };
    }
}
