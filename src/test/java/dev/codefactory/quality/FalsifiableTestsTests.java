package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.sandbox.Sandbox;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Tests that come with an answer count only when they can fail. */
@SpringJUnitConfig(RealChecks.class)
class FalsifiableTestsTests {

    private static final CodeFile ADD = CodeFile.of("calc.py", "def add(a, b):\n    return a + b\n");
    private static final CodeFile TAUTOLOGY = CodeFile.of("test_calc.py", """
            from calc import add


            def test_adds():
                assert add(1, 2) == add(1, 2)
            """);

    @Autowired
    private QualityAnalyzer analyzer;

    @Autowired
    private Sandbox sandbox;

    @BeforeEach
    void needsTheSandbox() {
        Require.tool(sandbox.status().usable(), sandbox.status().detail());
    }

    static Stream<Arguments> testsThatCannotFail() {
        return Stream.of(
                arguments(CodeLanguage.PYTHON, ADD, TAUTOLOGY),
                arguments(
                        CodeLanguage.JAVASCRIPT,
                        CodeFile.of("calc.js", "exports.add = (a, b) => a + b;"),
                        CodeFile.of("calc.test.js", """
                                const test = require("node:test");
                                const assert = require("node:assert");
                                const { add } = require("./calc");

                                test("adds", () => assert.equal(add(1, 2), add(1, 2)));
                                """)),
                arguments(
                        CodeLanguage.TYPESCRIPT,
                        CodeFile.of("calc.ts", "export const add = (a: number, b: number): number => a + b;"),
                        CodeFile.of("calc.test.ts", """
                                import test from "node:test";
                                import assert from "node:assert";
                                import { add } from "./calc";

                                test("adds", () => { assert.equal(add(1, 2), add(1, 2)); });
                                """)),
                arguments(
                        CodeLanguage.JAVA,
                        CodeFile.of("Calc.java", "class Calc { static int add(int a, int b) { return a + b; } }"),
                        CodeFile.of("CalcTest.java", """
                                import static org.junit.jupiter.api.Assertions.assertEquals;

                                class CalcTest {
                                    @org.junit.jupiter.api.Test
                                    void adds() {
                                        assertEquals(Calc.add(1, 2), Calc.add(1, 2));
                                    }
                                }
                                """)));
    }

    @ParameterizedTest
    @MethodSource("testsThatCannotFail")
    void testsThatCannotFailLeaveTheVerdictOpen(CodeLanguage language, CodeFile code, CodeFile test)
            throws InterruptedException {
        var report =
                analyzer.analyze(new QualityRequest(language, FileTree.of(code, test), null, Duration.ofSeconds(60)));

        var gate = tests(report);
        assertThat(gate.status()).as(report.toString()).isEqualTo(Gate.Status.NOT_RUN);
        assertThat(gate.reason()).contains("prove nothing");
        assertThat(report.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("test-cannot-fail");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.MEDIUM);
            assertThat(finding.message()).contains("adds");
        });
    }

    @Test
    void oneTestThatCanFailIsEnoughAndTheOtherIsNamed() throws InterruptedException {
        var tests =
                CodeFile.of("test_calc.py", TAUTOLOGY.content() + "\n\ndef test_sum():\n    assert add(1, 2) == 3\n");

        var report = analyze(FileTree.of(ADD, tests), null);

        assertThat(tests(report).status()).isEqualTo(Gate.Status.GREEN);
        assertThat(tests(report).reason()).isEqualTo("2 generated tests passed; 1 of them can fail");
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("test-cannot-fail"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("test_adds"));
    }

    @Test
    void aTestThatOnlyCallsTheCodeCannotFail() throws InterruptedException {
        var calling = CodeFile.of("test_calc.py", "from calc import add\n\n\ndef test_adds():\n    add(1, 2)\n");

        assertThat(analyze(FileTree.of(ADD, calling), null).verdict()).isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void aTestOfWhatIsRefusedCanFail() throws InterruptedException {
        var code = CodeFile.of("calc.py", """
                def root(number):
                    if number < 0:
                        raise ValueError("negative")
                    return number**0.5
                """);
        var test = CodeFile.of("test_calc.py", """
                import unittest
                from calc import root


                class RootTest(unittest.TestCase):
                    def test_refuses(self):
                        with self.assertRaises(ValueError):
                            root(-1)

                    def test_accepts(self):
                        root(4)
                        self.assertTrue(True)
                """);

        assertThat(tests(analyze(FileTree.of(code, test), null)).reason())
                .isEqualTo("2 generated tests passed; each can fail");
    }

    @Test
    void aTestThatContradictsTheRequestIsSetAsideAndNamed() throws InterruptedException {
        var tests = CodeFile.of("test_calc.py", """
                from calc import add


                def test_adds():
                    assert add(1, 2) == 4


                def test_zero():
                    assert add(0, 0) == 0
                """);

        var report = analyzer.analyze(asked(FileTree.of(ADD, tests)));

        assertThat(tests(report))
                .isEqualTo(Gate.green("tests", "1 generated tests passed, 1 were skipped; each can fail"));
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("test-set-aside");
            assertThat(finding.place()).isEqualTo("test_calc.py:4");
            assertThat(finding.message()).contains("blame: test", "test_adds", "the request says 3");
        });
    }

    @Test
    void whatIsLeftWithoutTheTestsSetAsideHasToBeEnough() throws InterruptedException {
        var code = CodeFile.of("calc.py", "def add(a, b):\n    return a + b + 1\n");
        var tests =
                CodeFile.of("test_calc.py", "from calc import add\n\n\ndef test_adds():\n    assert add(1, 2) == 4\n");

        var report = analyzer.analyze(asked(FileTree.of(code, tests)));

        assertThat(tests(report)).isEqualTo(Gate.notRun("tests", "every test was skipped"));
        assertThat(report.verdict()).isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void aFailureSaysWhetherTheRequestAgreesWithTheTest() throws InterruptedException {
        var wrong = CodeFile.of("calc.py", "def add(a, b):\n    return a - b\n");
        var tests = CodeFile.of("test_calc.py", """
                from calc import add


                def test_adds():
                    assert add(1, 2) == 3


                def test_more():
                    assert add(2, 2) == 4
                """);

        var report = analyzer.analyze(asked(FileTree.of(wrong, tests)));

        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("test-failed"))
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("test_adds", "blame: code"))
                .anySatisfy(message -> assertThat(message).contains("test_more", "blame: undecided"));
    }

    private static QualityRequest asked(FileTree files) {
        return new QualityRequest(CodeLanguage.PYTHON, files, null, Duration.ofSeconds(60))
                .asked("Write add(a, b). For example, add(1, 2) returns 3.");
    }

    @Test
    void theUsersTestsAreTakenAsTheyAre() throws InterruptedException {
        var report = analyze(FileTree.of(ADD), new AcceptanceTests(FileTree.of(TAUTOLOGY), null));

        assertThat(tests(report)).isEqualTo(Gate.green("tests", "1 given tests passed"));
    }

    private QualityReport analyze(FileTree files, @Nullable AcceptanceTests given) throws InterruptedException {
        return analyzer.analyze(new QualityRequest(CodeLanguage.PYTHON, files, given, Duration.ofSeconds(60)));
    }

    private static Gate tests(QualityReport report) {
        return report.gates().stream()
                .filter(gate -> gate.name().equals("tests"))
                .findFirst()
                .orElseThrow();
    }
}
