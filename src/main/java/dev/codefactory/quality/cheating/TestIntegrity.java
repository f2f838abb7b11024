package dev.codefactory.quality.cheating;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.source.TestFileNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Whether generated tests test: what they leave out, what they state that is always so, and what an improvement took from them. */
public final class TestIntegrity {

    private static final Pattern ALWAYS_TRUE = Pattern.compile(
            "(self\\.)?(assert|assert\\.ok|assertTrue|self\\.assertTrue|assert!)[ (]+(true|True|1)\\)?;?"
                    + "|expect\\(true\\)\\.(toBe\\(true\\)|toBeTruthy\\(\\)|toEqual\\(true\\))");
    private static final Pattern EQUAL_TO_ITSELF = Pattern.compile(
            "assert (?<a>.+?) == \\k<a>|[\\w.]*(assert|Equal)[\\w.]*!?\\((?<b>[^,()]+), ?\\k<b>\\)|expect\\((?<c>[^()]+)\\)\\.\\w+\\(\\k<c>\\)");

    private TestIntegrity() {}

    /** What is wrong with generated tests as they are. */
    public static List<Finding> weaknesses(CodeLanguage language, Collection<CodeFile> tests) {
        var findings = new ArrayList<Finding>();
        for (var test : functions(tests)) {
            if (test.skipped()) {
                findings.add(weak(test, "test-skipped", "is skipped, so it shows nothing"));
            } else if (test.assertions().isEmpty() && language != CodeLanguage.CPP) {
                findings.add(weak(test, "test-without-assertion", "states nothing, so it cannot fail"));
            } else if (!test.assertions().isEmpty()
                    && test.assertions().stream().allMatch(TestIntegrity::isConstant)) {
                findings.add(weak(test, "test-constant-assertion", "states only what is always true"));
            }
        }
        return findings;
    }

    /** What tests lost on the way from one tree to the next; a test that moved to another file is the same test. */
    public static List<Finding> losses(CodeLanguage language, FileTree before, FileTree after) {
        var now = functions(testFiles(language, after));
        var findings = new ArrayList<Finding>();
        for (var old : functions(testFiles(language, before))) {
            var same =
                    now.stream().filter(test -> test.name().equals(old.name())).toList();
            if (same.isEmpty()) {
                findings.add(loss(old, "test-deleted", "is gone"));
            } else if (!old.skipped() && same.stream().allMatch(TestFunction::skipped)) {
                findings.add(loss(same.getFirst(), "test-weakened", "is skipped now"));
            } else if (same.stream().allMatch(test -> telling(test) < telling(old))) {
                findings.add(loss(
                        same.getFirst(),
                        "test-weakened",
                        "states less than before: %d instead of %d assertions"
                                .formatted(telling(same.getFirst()), telling(old))));
            }
        }
        return findings;
    }

    private static long telling(TestFunction test) {
        return test.assertions().stream()
                .filter(assertion -> !isConstant(assertion))
                .count();
    }

    static boolean isConstant(String assertion) {
        return ALWAYS_TRUE.matcher(assertion).matches()
                || EQUAL_TO_ITSELF.matcher(assertion).matches();
    }

    private static List<TestFunction> functions(Collection<CodeFile> tests) {
        return tests.stream()
                .flatMap(file -> TestFunctions.in(file).stream())
                .flatMap(List::stream)
                .toList();
    }

    private static List<CodeFile> testFiles(CodeLanguage language, FileTree tree) {
        return tree.files().stream()
                .filter(file -> file.language().filter(language::equals).isPresent())
                .filter(file -> TestFileNames.matches(language, file.path()) || language == CodeLanguage.RUST)
                .toList();
    }

    private static Finding weak(TestFunction test, String rule, String what) {
        return finding(test, rule, Severity.MEDIUM, what);
    }

    private static Finding loss(TestFunction test, String rule, String what) {
        return finding(test, rule, Severity.HIGH, what + ": mend the code and leave the tests as strict as they were");
    }

    private static Finding finding(TestFunction test, String rule, Severity severity, String what) {
        return new Finding(
                Check.TESTS, rule, severity, test.path(), test.line(), "the test " + test.name() + " " + what);
    }
}
