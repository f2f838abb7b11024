package dev.codefactory.quality.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.FileMetrics;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.quality.Thresholds;
import dev.codefactory.quality.performance.PerformanceRulesFixture;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsCheckTests {

    private static final int MAX = 4;

    private final MetricsCheck check = new MetricsCheck(PerformanceRulesFixture.all());

    @Test
    void aFunctionAtTheLimitIsGreen() {
        var result = check(branching("calc.py", MAX));

        assertThat(result.gate())
                .isEqualTo(Gate.green("complexity", "1 functions, the highest complexity is 4 of at most 4"));
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void aFunctionAboveTheLimitIsRedAndSaysWhatToDo() {
        var result = check(branching("calc.py", MAX + 1));

        assertThat(result.gate()).isEqualTo(Gate.red("complexity", "1 functions have a complexity of more than 4"));
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.place()).isEqualTo("calc.py:1");
            assertThat(finding.message()).contains("a complexity of 5", "a function of its own");
        });
    }

    @Test
    void whoGivesTestsIsToldOfComplexityAndNotHeldToIt() {
        var files = FileTree.of(branching("calc.py", MAX + 1));
        var given = new AcceptanceTests(FileTree.of(CodeFile.of("test_calc.py", "")), null);
        var usual = new Thresholds(0.8, MAX, 0, Duration.ofSeconds(1));
        var asked = new Thresholds(0.8, MAX, 0, Duration.ofSeconds(1), true);

        var told = check.check(QualityRequest.of(CodeLanguage.PYTHON, files, given, usual));
        var held = check.check(QualityRequest.of(CodeLanguage.PYTHON, files, given, asked));

        assertThat(told.gates()).isEmpty();
        assertThat(told.findings()).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        assertThat(held.gate().status()).isEqualTo(Gate.Status.RED);
    }

    @Test
    void aFileThatWasGivenAndLeftAloneIsNotHeldAgainstWhatWasWrittenBesideIt() {
        var old = branching("old.py", MAX + 1);
        var tree = FileTree.of(old, branching("new.py", MAX));

        assertThat(check.check(given(tree, old, false)).gate().status()).isEqualTo(Gate.Status.GREEN);
        assertThat(check.check(given(tree, old, false)).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.LOW);
        assertThat(check.check(given(tree, old, true)).gate().status()).isEqualTo(Gate.Status.RED);
        assertThat(check.check(given(tree, branching("old.py", MAX), false))
                        .gate()
                        .status())
                .isEqualTo(Gate.Status.RED);
    }

    @Test
    void whereNothingWasWrittenWhatWasGivenIsJudged() {
        var old = branching("old.py", MAX + 1);

        assertThat(check.check(given(FileTree.of(old), old, false)).gate().status())
                .isEqualTo(Gate.Status.RED);
    }

    private static QualityRequest given(FileTree tree, CodeFile given, boolean asked) {
        var thresholds = new Thresholds(0.8, MAX, 0, Duration.ofSeconds(1), asked);
        return QualityRequest.of(CodeLanguage.PYTHON, tree, null, thresholds).vouching(FileTree.of(given), Map.of());
    }

    @Test
    void aTestMayBeAsComplexAsItLikes() {
        var result = check(branching("test_calc.py", MAX + 1));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
        assertThat(result.findings()).extracting(Finding::severity).containsExactly(Severity.LOW);
    }

    @Test
    void whatCannotBeReadIsNotGreen() {
        var huge = CodeFile.of("calc.py", "#".repeat(2 << 20));

        assertThat(check(huge).gate()).isEqualTo(Gate.notRun("complexity", "could not read calc.py"));
        assertThat(check(CodeFile.of("notes.txt", "if")).gate().status()).isEqualTo(Gate.Status.NOT_RUN);
    }

    @Test
    void countsWhatIsInAFile() {
        var code = "def a():\n    return 1\n\ndef b(x):\n    if x:\n        return 1\n    return 2\n";

        assertThat(check(CodeFile.of("calc.py", code)).metrics())
                .containsExactly(new FileMetrics(CodeFile.of("calc.py", "").path(), 6, 2, 2, 1.5, 0));
    }

    @Test
    void reportsCodeThatStandsTwice() {
        var code = "def f(values):\n"
                + IntStream.range(0, 20)
                        .mapToObj(turn -> "    total%d = values[%d] * 2 + 1\n".formatted(turn, turn))
                        .collect(Collectors.joining())
                + "    return total1\n";

        var result = check(CodeFile.of("a.py", code), CodeFile.of("b.py", "# a copy\n\n" + code.replace(" * ", "*")));

        assertThat(result.findings())
                .filteredOn(finding -> finding.rule().equals("duplicated-code"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place()).isEqualTo("b.py:3");
                    assertThat(finding.message()).contains("in a.py from line 1");
                });
        assertThat(result.metrics()).extracting(FileMetrics::duplication).allMatch(share -> share > 0.9);
    }

    @Test
    void codeThatOnlyLooksAlikeIsNoCopy() {
        var one = "def f(values):\n" + "    values.append(1)\n".repeat(8);

        assertThat(check(CodeFile.of("a.py", one), CodeFile.of("b.py", one.replace("1", "2")))
                        .findings())
                .isEmpty();
    }

    @Test
    void wordsOfTheSameHashAreNotTheSame() {
        assertThat("Aa").hasSameHashCodeAs("BB");
        var one = "def f(values):\n" + "    values.append(Aa, 1, 2, 3)\n".repeat(5) + "    print(1)\n".repeat(5);

        assertThat(check(CodeFile.of("a.py", one), CodeFile.of("b.py", one.replace("Aa", "BB")))
                        .findings())
                .isEmpty();
    }

    @Test
    void findsWhatIsSlowForNoReason() {
        var result = check(CodeFile.of("load.py", """
            def load(cursor, ids):
                for user in ids:
                    cursor.execute("select * from users where id = ?", (user,))
            """));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("python-query-in-loop");
            assertThat(finding.check()).isEqualTo(Finding.Check.PERFORMANCE);
            assertThat(finding.place()).isEqualTo("load.py:3");
        });
    }

    @Test
    void saysWhatIsTooLarge() {
        var lines = "    print(a)\n".repeat(61);
        var nested = "def deep(a):\n"
                + IntStream.range(0, 5)
                        .mapToObj(depth -> "    ".repeat(depth + 1) + "while a:\n")
                        .collect(Collectors.joining())
                + "    ".repeat(6) + "a()\n";

        var result = check.check(request(
                10,
                CodeFile.of("calc.py", "def f(a, b, c, d, e, f, g):\n" + lines),
                CodeFile.of("long.py", "x = 1\n".repeat(501)),
                CodeFile.of("deep.py", nested)));

        assertThat(result.findings())
                .extracting(Finding::rule)
                .contains("long-function", "many-parameters", "long-file", "deep-nesting");
        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
    }

    /** A function with as many paths. */
    private static CodeFile branching(String path, int complexity) {
        var branches = IntStream.range(1, complexity)
                .mapToObj(turn -> "    if a == %d:\n        return %d\n".formatted(turn, turn))
                .collect(Collectors.joining());
        return CodeFile.of(path, "def f(a):\n" + branches + "    return 0\n");
    }

    private CheckResult check(CodeFile... files) {
        return check.check(request(MAX, files));
    }

    private static QualityRequest request(int maxComplexity, CodeFile... files) {
        var thresholds = new Thresholds(0.8, maxComplexity, 0, Duration.ofSeconds(1));
        return QualityRequest.of(CodeLanguage.PYTHON, FileTree.of(files), null, thresholds);
    }
}
