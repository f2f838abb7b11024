package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What every language that is judged in full must show. Each subclass brings a small `add` in its language. */
@SpringJUnitConfig(RealChecks.class)
abstract class QualityAnalyzerContract {

    static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    private QualityAnalyzer analyzer;

    @Autowired
    private Sandbox sandbox;

    abstract CodeLanguage language();

    /** A file that adds two numbers, rightly. */
    abstract CodeFile adding();

    /** The same with a minus for the plus. */
    CodeFile subtracting() {
        var right = adding().content();
        var wrong = right.replace("a + b", "a - b");
        assertThat(wrong).isNotEqualTo(right);
        return new CodeFile(adding().path(), wrong);
    }

    /** Something else that cannot be parsed, and on which line. */
    abstract CodeFile unparsable();

    abstract int unparsableLine();

    /** A file that imports a package nobody knows. */
    abstract CodeFile inventing();

    /** A file that builds SQL from its argument. */
    abstract CodeFile injecting();

    /** Tests of the sum that the right file passes. */
    abstract CodeFile tests();

    /** A file that does something no test asks for. */
    abstract CodeFile idle();

    /** A command that exits with 0 exactly when {@link #adding} is right. */
    abstract String command();

    @BeforeEach
    void needsTheSandbox() {
        Require.tool(sandbox.status().usable(), sandbox.status().detail());
    }

    @Test
    void verifiesCodeThatPassesItsTests() throws InterruptedException {
        var report = analyze(FileTree.of(adding(), tests()), null);

        assertThat(report.gates()).as(report.toString()).allMatch(gate -> gate.status() == Gate.Status.GREEN);
        assertThat(report.gates())
                .extracting(Gate::name)
                .contains("syntax", "dependencies", "security", "secrets", "tests", "coverage", "complexity");
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.tests()).isNotNull();
        assertThat(report.tests().passed()).isPositive();
        assertThat(report.tests().origin()).isEqualTo("generated");
    }

    @Test
    void rejectsCodeThatFailsItsTestsAndSaysWhich() throws InterruptedException {
        var report = analyze(FileTree.of(subtracting(), tests()), null);

        assertThat(gate(report, "tests").status()).isEqualTo(Gate.Status.RED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.check()).isEqualTo(Check.TESTS);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.message()).contains("3").contains("-1");
        });
        assertThat(report.tests()).isNotNull();
        assertThat(report.tests().failed()).isPositive();
        assertThat(report.tests().output()).contains("-1");
    }

    @Test
    void givenTestsReplaceGeneratedOnesOfTheSamePath() throws InterruptedException {
        var generated = new CodeFile(tests().path(), "");

        var report = analyze(FileTree.of(subtracting(), generated), new AcceptanceTests(FileTree.of(tests()), null));

        assertThat(gate(report, "tests").status()).isEqualTo(Gate.Status.RED);
        assertThat(report.tests()).isNotNull();
        assertThat(report.tests().origin()).isEqualTo("given");
    }

    @Test
    void theExitCodeOfAGivenCommandDecides() throws InterruptedException {
        var acceptance = new AcceptanceTests(FileTree.EMPTY, command());

        assertThat(gate(analyze(FileTree.of(adding()), acceptance), "tests").status())
                .isEqualTo(Gate.Status.GREEN);
        assertThat(gate(analyze(FileTree.of(subtracting()), acceptance), "tests")
                        .status())
                .isEqualTo(Gate.Status.RED);
    }

    @Test
    void rejectsAFileThatCannotBeParsedAndRunsNothingElse() throws InterruptedException {
        var report = analyze(FileTree.of(adding(), unparsable(), tests()), null);

        assertThat(gate(report, "syntax").status()).isEqualTo(Gate.Status.RED);
        assertThat(report.gates().stream().skip(1)).isNotEmpty().allMatch(gate -> gate.status() == Gate.Status.NOT_RUN);
        assertThat(report.findings()).first().satisfies(finding -> {
            assertThat(finding.file()).contains(unparsable().path());
            assertThat(finding.line()).isEqualTo(unparsableLine());
        });
        assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void rejectsAnInventedImport() throws InterruptedException {
        var report = analyze(FileTree.of(inventing()), null);

        assertThat(gate(report, "dependencies").status()).isEqualTo(Gate.Status.RED);
        assertThat(findings(report, Check.DEPENDENCIES))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.HIGH));
    }

    @Test
    void rejectsAnSqlInjection() throws InterruptedException {
        var report = analyze(FileTree.of(injecting()), null);

        assertThat(gate(report, "security").status()).isEqualTo(Gate.Status.RED);
        assertThat(findings(report, Check.SECURITY))
                .allSatisfy(finding -> assertThat(finding.rule()).contains("sql"))
                .filteredOn(finding -> finding.severity() == Severity.HIGH)
                .hasSize(1);
    }

    @Test
    void codeWithoutTestsIsNeverVerified() throws InterruptedException {
        var report = analyze(FileTree.of(adding()), null);

        assertThat(gate(report, "tests").status()).isEqualTo(Gate.Status.NOT_RUN);
        assertThat(report.verdict()).isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void testsThatRunTooLittleOfTheCodeAreSentBack() throws InterruptedException {
        var strict = new QualityRequest(language(), FileTree.of(adding(), idle(), tests()), null, LIMIT)
                .heldTo(new Thresholds(1, 10, 0, Duration.ofMinutes(1)));

        var report = analyze(strict);

        assertThat(gate(report, "tests").status()).as(report.toString()).isEqualTo(Gate.Status.GREEN);
        assertThat(gate(report, "coverage").status()).isEqualTo(Gate.Status.RED);
        assertThat(findings(report, Check.TESTS)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("coverage-low");
            assertThat(finding.file()).contains(idle().path());
        });
    }

    @Test
    void theUsersOwnTestsAreNotHeldToTheCoverage() throws InterruptedException {
        var report = analyze(FileTree.of(adding(), idle()), new AcceptanceTests(FileTree.of(tests()), null));

        assertThat(report.gates()).extracting(Gate::name).doesNotContain("coverage");
        assertThat(report.tests()).isNotNull();
        assertThat(report.tests().coverage()).isNotNull();
    }

    QualityReport analyze(FileTree files, @Nullable AcceptanceTests acceptance) throws InterruptedException {
        return analyze(new QualityRequest(language(), files, acceptance, LIMIT));
    }

    QualityReport analyze(QualityRequest request) throws InterruptedException {
        return analyzer.analyze(request);
    }

    static Gate gate(QualityReport report, String name) {
        return report.gates().stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Finding> findings(QualityReport report, Check check) {
        return report.findings().stream()
                .filter(finding -> finding.check() == check)
                .toList();
    }

    static CodeFile file(String path, String content) {
        return new CodeFile(new CodePath(path), content);
    }
}
