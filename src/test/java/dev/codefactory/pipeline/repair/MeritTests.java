package dev.codefactory.pipeline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeritTests {

    private static final QualityReport NO_FILES =
            new QualityReport(List.of(), List.of(Gate.red("files", "none")), null);
    private static final QualityReport UNPARSABLE = new QualityReport(
            List.of(),
            List.of(
                    Gate.green("files", ""),
                    Gate.red("syntax", ""),
                    Gate.notRun("security", ""),
                    Gate.notRun("tests", "")),
            null);

    /** From the best to the worst; each has to beat all behind it. */
    private static final List<QualityReport> ORDERED = List.of(
            report(Gate.green("tests", ""), Gate.green("security", ""), 0, Severity.LOW, 0),
            report(Gate.green("tests", ""), Gate.green("security", ""), 0, Severity.LOW, 1),
            report(Gate.green("tests", ""), Gate.green("security", ""), 0, Severity.MEDIUM, 1),
            report(Gate.notRun("tests", ""), Gate.green("security", ""), 0, Severity.LOW, 0),
            report(Gate.red("tests", ""), Gate.green("security", ""), 1, Severity.HIGH, 1),
            report(Gate.red("tests", ""), Gate.green("security", ""), 2, Severity.HIGH, 1),
            report(Gate.notRun("tests", ""), Gate.red("security", ""), 0, Severity.HIGH, 1),
            report(Gate.red("tests", ""), Gate.red("security", ""), 1, Severity.HIGH, 2),
            report(Gate.red("tests", ""), Gate.red("security", ""), 1, Severity.HIGH, 3),
            UNPARSABLE,
            NO_FILES);

    @Test
    void ordersByVerdictGatesFailingTestsAndFindings() {
        for (var one = 0; one < ORDERED.size(); one++) {
            for (var other = 0; other < ORDERED.size(); other++) {
                assertThat(Merit.isBetter(ORDERED.get(one), ORDERED.get(other)))
                        .as("%d better than %d", one, other)
                        .isEqualTo(one < other);
            }
        }
    }

    @Test
    void aGateTurnsRedThatWasNotRedBefore() {
        assertThat(Merit.turnsRed(UNPARSABLE, ORDERED.getFirst())).isTrue();
        assertThat(Merit.turnsRed(UNPARSABLE, UNPARSABLE)).isFalse();
        assertThat(Merit.turnsRed(ORDERED.getFirst(), UNPARSABLE)).isFalse();
    }

    private static QualityReport report(Gate tests, Gate security, int failed, Severity severity, int findings) {
        var finding = new Finding(Check.SECURITY, "rule", severity, null, 0, "message");
        var run = tests.status() == Gate.Status.NOT_RUN ? null : new TestRun("given", 3 - failed, failed, 0, "", "");
        return new QualityReport(
                Collections.nCopies(findings, finding),
                List.of(Gate.green("files", ""), Gate.green("syntax", ""), security, tests),
                run);
    }
}
