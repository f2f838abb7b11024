package dev.codefactory.planning.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.code.Waiver;
import dev.codefactory.planning.document.Outcome.Status;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Coverage.FileCoverage;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTests {

    private static final String JUNIT = """
            <testsuites><testsuite>
              <testcase classname="tests.test_orders" name="test_once"/>
              <testcase classname="tests.test_orders" name="test_refund"><failure>no</failure></testcase>
              <testcase classname="tests.test_orders" name="test_later"><skipped/></testcase>
              <testcase classname="shop.OrderTests" name="chargesOnce()"/>
            </testsuite></testsuites>
            """;

    private static final Finding SECRET =
            new Finding(Finding.Check.SECRETS, "aws-key", Severity.MEDIUM, new CodePath("a.py"), 3, "a key");

    private static final QualityReport REPORT = report(
            List.of(SECRET),
            List.of(Gate.green("tests", "4 passed"), Gate.red("security", "1 finding"), Gate.notRun("coverage", "?")));

    @ParameterizedTest
    @CsvSource({
        "gate: tests, MET",
        "gate: security, UNMET",
        "gate: coverage, UNMET",
        "gate: nope, UNMET",
        "test: tests/test_orders.py::test_once, MET",
        "test: tests.test_orders.test_once, MET",
        "test: test_orders.py::test_once, MET",
        "test: test_once, MET",
        "test: tests/other.py::test_once, SILENT",
        "test: test_refund, UNMET",
        "test: test_later, UNMET",
        "test: once, SILENT",
        "test: shop.OrderTests.chargesOnce(), MET",
        "test: OrderTests#chargesOnce(), MET",
        "coverage: 0.8, MET",
        "coverage: 0.81, UNMET",
        "no finding: aws-key, UNMET",
        "no finding: medium, UNMET",
        "no finding: low, UNMET",
        "no finding: high, MET",
        "no finding: other-rule, MET",
        "manual, SILENT"
    })
    void theReportDecides(String check, Status status) {
        assertThat(Evaluation.of(Check.of(check), REPORT).status()).isEqualTo(status);
    }

    @Test
    void whatWasWaivedCountsNoMore() {
        var waived = report(List.of(SECRET.waived(new Waiver("mine", "me"))), REPORT.gates());

        assertThat(Evaluation.of(Check.of("no finding: aws-key"), waived).status())
                .isEqualTo(Status.MET);
    }

    @Test
    void whatNobodyLookedForIsNotAbsent() {
        var partly = report(List.of(), List.of(Gate.green("tests", ""), Gate.notRun("security", "no time")));
        var nothing = new QualityReport(List.of(), List.of(), null);

        assertThat(Evaluation.of(Check.of("no finding: aws-key"), partly).status())
                .isEqualTo(Status.SILENT);
        assertThat(Evaluation.of(Check.of("no finding: high"), nothing).status())
                .isEqualTo(Status.SILENT);
        assertThat(Evaluation.of(Check.of("test: test_once"), nothing).status()).isEqualTo(Status.SILENT);
        assertThat(Evaluation.of(Check.of("coverage: 0"), nothing).status()).isEqualTo(Status.SILENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gate:tests",
                "gate: Tests",
                "coverage: 80%",
                "coverage: 1.1",
                "test: a`b",
                "no finding: ",
                "x"
            })
    void refusesWhatIsNoCheck(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Check.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate: tests", "test: a::b c", "coverage: 0.80", "no finding: high", "manual"})
    void writesWhatItRead(String text) {
        assertThat(Check.of(text)).hasToString(text);
    }

    private static QualityReport report(List<Finding> findings, List<Gate> gates) {
        var coverage = new Coverage(List.of(new FileCoverage(new CodePath("a.py"), List.of(1, 2, 3, 4), List.of(5))));
        return new QualityReport(findings, gates, new TestRun("given", 2, 1, 1, "", JUNIT, coverage));
    }
}
