package dev.codefactory.pipeline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.code.Waiver;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

class DiagnosisTests {

    @ParameterizedTest
    @CsvSource({
        "EXTRACTION, no-file, The answer holds no file., NO_FILES",
        "EXTRACTION, path-traversal, A file was refused., NO_FILES",
        "EXTRACTION, truncated-file, The answer ends before the file does., TRUNCATED",
        "EXTRACTION, elided-code, Code is left out here., TRUNCATED",
        "SYNTAX, python-syntax, invalid syntax, SYNTAX",
        "DEPENDENCIES, python-unknown-package, no such package, MISSING_DEPENDENCY",
        "TESTS, test-failed, 'test_add: AssertionError: 4 != 5', FAILING_TESTS",
        "TESTS, test-failed, \"t: ModuleNotFoundError: No module named 'numpy'\", MISSING_DEPENDENCY",
        "TESTS, test-failed, \"t: Error: Cannot find module './shapes.js'\", MISSING_DEPENDENCY",
        "TESTS, test-failed, 'the test run: Solution.java:3: error: cannot find symbol', COMPILATION",
        "TESTS, test-failed, 'solution.ts(3,5): error TS2304: Cannot find name x.', COMPILATION",
        "TESTS, test-failed, 'error[E0425]: cannot find value `x` in this scope', COMPILATION",
        "SECURITY, python-sql-injection, built from text, SECURITY",
        "SECURITY, entry-point-unauthorised, nothing checks who calls, SECURITY",
        "TESTS, integration-test-missing, no test calls an entry point, WEAK_TESTS",
    })
    void namesTheKindOfProblem(Check check, String rule, String message, Problem problem) {
        var finding = new Finding(check, rule, Severity.HIGH, null, 0, message);

        var diagnosis = Diagnosis.of(new QualityReport(List.of(finding), List.of(), null));

        assertThat(diagnosis.problems()).containsExactly(problem);
    }

    @Test
    void whatWasWaivedIsNothingToMend() {
        var waived = new Finding(Check.SECURITY, "eval", Severity.HIGH, new CodePath("a.py"), 1, "eval")
                .waived(new Waiver("why", "ada"));

        assertThat(Diagnosis.of(new QualityReport(List.of(waived), List.of(), null))
                        .isHealthy())
                .isTrue();
    }

    @Test
    void putsFirstWhatHasToBeMendedFirst() {
        var findings = List.of(
                new Finding(Check.SECURITY, "eval", Severity.HIGH, new CodePath("a.py"), 1, "eval"),
                new Finding(Check.TESTS, "test-failed", Severity.HIGH, null, 0, "1 != 2"));
        var gates = List.of(Gate.red("tests", "1 failed"), Gate.red("security", "1 finding"));

        assertThat(Diagnosis.of(new QualityReport(findings, gates, null)).problems())
                .containsExactly(Problem.FAILING_TESTS, Problem.SECURITY);
    }

    @Test
    void seesARedGateThatNoFindingExplains() {
        var report = new QualityReport(List.of(), List.of(Gate.red("licences", "GPL")), null);

        assertThat(Diagnosis.of(report).problems()).containsExactly(Problem.OTHER);
    }

    @Test
    void whatOnlyInformsNeedsNoMending() {
        var finding = new Finding(Check.SECURITY, "hint", Severity.LOW, null, 0, "a hint");
        var report = new QualityReport(List.of(finding), List.of(Gate.notRun("tests", "no runner")), null);

        assertThat(Diagnosis.of(report).isHealthy()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void everyKindHasItsInstruction(Problem problem) {
        assertThat(new ClassPathResource("prompts/code_improvement/parts/%s.md".formatted(problem)).exists())
                .isTrue();
    }
}
