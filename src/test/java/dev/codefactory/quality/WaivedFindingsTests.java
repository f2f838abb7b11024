package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.code.Waiver;
import dev.codefactory.quality.Gate.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What somebody's word changes, and what it does not. */
@SpringJUnitConfig(RealChecks.class)
class WaivedFindingsTests {

    private static final Waiver WORD = new Waiver("it is meant to be so", "ada");
    private static final List<String> GATES = List.of("dependencies", "security", "secrets", "complexity");

    /** Put together from parts, so that no scanner takes this file for a leak. */
    private static final String TOKEN = "ghp_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx".substring(0, 36);

    private static final String CODE = """
            import mathx_utils

            TOKEN = "%s"

            def find(cursor, name):
                cursor.execute(f"select * from users where name = '{name}'")
            """.formatted(TOKEN) + complex();

    @Autowired
    QualityAnalyzer analyzer;

    @Test
    void aWaivedFindingTurnsNoGateRedAndStaysVisible() throws InterruptedException {
        var red = judged(CODE, WaivedFindings.NONE);
        var green = judged(CODE, waivingAll(red));

        assertThat(red.gates())
                .filteredOn(WaivedFindingsTests::isWaivable)
                .allMatch(gate -> gate.status() == Status.RED);
        assertThat(green.gates())
                .filteredOn(WaivedFindingsTests::isWaivable)
                .hasSize(4)
                .allSatisfy(gate -> {
                    assertThat(gate.status()).isEqualTo(Status.GREEN);
                    assertThat(gate.reason()).endsWith(", 1 waived");
                });
        assertThat(green.waived()).isEqualTo(4);
        assertThat(green.findings()).hasSameSizeAs(red.findings());
        assertThat(green.findings())
                .filteredOn(Finding::isWaived)
                .extracting(Finding::waiver)
                .containsOnly(WORD);
    }

    @Test
    void itStaysWaivedWhenItsLineMovesAndCountsAgainWhenItChanges() throws InterruptedException {
        var waivers = waivingAll(judged(CODE, WaivedFindings.NONE));

        var moved = judged("\n# a comment\n" + CODE.replace("    cursor.execute", "    cursor.execute "), waivers);
        var changed = judged(CODE.replace("from users", "from accounts"), waivers);

        assertThat(moved.gates())
                .extracting(Gate::name, Gate::status)
                .doesNotContain(red("secrets"), red("complexity"));
        assertThat(changed.gates()).extracting(Gate::name, Gate::status).contains(red("security"));
    }

    @Test
    void whatEqualsAWaivedLineIsNotWaivedWithIt() {
        var finding = new Finding(Check.SECURITY, "rule", Severity.HIGH, new CodePath("a.py"), 1, "bad");
        var again = new Finding(Check.SECURITY, "rule", Severity.HIGH, new CodePath("a.py"), 3, "bad");
        var tree = FileTree.of(CodeFile.of("a.py", "eval(x)\n\neval(x)\n"));
        var first = WaivedFindings.NONE.settle(List.of(finding), tree).getFirst();

        var settled = waiving(List.of(first)).settle(List.of(finding, again), tree);

        assertThat(settled).extracting(Finding::isWaived).containsExactly(true, false);
        assertThat(settled).extracting(Finding::fingerprint).doesNotHaveDuplicates();
    }

    @Test
    void noWordMakesAFailedTestPass() {
        var tree = FileTree.of(CodeFile.of("a.py", "x = 1\n"));
        var failed = new Finding(Check.TESTS, "test-failed", Severity.HIGH, null, 0, "test_add failed");
        var fingerprinted = WaivedFindings.NONE.settle(List.of(failed), tree);

        assertThat(waiving(fingerprinted).settle(List.of(failed), tree))
                .extracting(Finding::isWaived)
                .containsExactly(false);
    }

    private QualityReport judged(String code, WaivedFindings waivers) throws InterruptedException {
        var files = FileTree.of(CodeFile.of("app.py", code));
        return analyzer.analyze(
                new QualityRequest(CodeLanguage.PYTHON, files, null, Duration.ofSeconds(60)).waiving(waivers));
    }

    private static WaivedFindings waivingAll(QualityReport report) {
        return waiving(report.findings().stream()
                .filter(finding -> finding.severity() == Severity.HIGH)
                .toList());
    }

    private static WaivedFindings waiving(List<Finding> findings) {
        return new WaivedFindings(findings.stream().collect(Collectors.toMap(Finding::fingerprint, _ -> WORD)));
    }

    private static boolean isWaivable(Gate gate) {
        return GATES.contains(gate.name());
    }

    private static Tuple red(String gate) {
        return tuple(gate, Status.RED);
    }

    private static String complex() {
        return IntStream.range(0, 12)
                .mapToObj(turn -> "    if a == %d:\n        return %d\n".formatted(turn, turn))
                .collect(Collectors.joining("", "\ndef sort(a):\n", ""));
    }
}
