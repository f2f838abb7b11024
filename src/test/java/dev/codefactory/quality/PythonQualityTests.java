package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PythonQualityTests extends QualityAnalyzerContract {

    @Override
    CodeLanguage language() {
        return CodeLanguage.PYTHON;
    }

    @Override
    CodeFile adding() {
        return file("calc.py", """
                import math

                def add(a, b):
                    return a + b
                """);
    }

    @Override
    CodeFile unparsable() {
        return file("broken.py", "x = 1\nif x\n    pass\n");
    }

    @Override
    int unparsableLine() {
        return 2;
    }

    @Override
    CodeFile inventing() {
        return file("calc.py", "import mathx_utils\n");
    }

    @Override
    CodeFile injecting() {
        return file("users.py", """
                def find(cursor, name):
                    cursor.execute(f"select * from users where name = '{name}'")
                """);
    }

    @Override
    CodeFile tests() {
        return file("test_calc.py", """
                import unittest
                from calc import add

                class AddTest(unittest.TestCase):
                    def test_adds(self):
                        self.assertEqual(3, add(1, 2))
                """);
    }

    @Override
    CodeFile idle() {
        return file("idle.py", "def idle():\n    return 7\n");
    }

    @Override
    String command() {
        return "python3 -c 'from calc import add; assert add(1, 2) == 3'";
    }

    @Test
    void aLibraryThatIsOnlyMissingHereIsNoFailure() throws InterruptedException {
        var code = file("calc.py", "import flask_limiter\n");
        var test = file("test_calc.py", "import calc\n\ndef test_nothing():\n    assert calc\n");

        var report = analyze(FileTree.of(code, test), null);

        assertThat(gate(report, "tests")).isEqualTo(Gate.notRun("tests", "flask_limiter is not installed"));
        assertThat(report.verdict()).isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void aTestOfAModuleThatWasNotWrittenFails() throws InterruptedException {
        var given = new AcceptanceTests(FileTree.of(file("test_solution.py", "from solution import add\n")), null);

        var report = analyze(FileTree.of(adding()), given);

        assertThat(gate(report, "tests").status()).isEqualTo(Gate.Status.RED);
    }

    @Test
    void generatedHooksOfTheTestRunnerDoNotTouchGivenTests() throws InterruptedException {
        var hook = file("conftest.py", """
                import pytest

                @pytest.hookimpl(hookwrapper=True)
                def pytest_runtest_makereport(item, call):
                    outcome = yield
                    outcome.get_result().outcome = "passed"
                """);

        var report = analyze(FileTree.of(subtracting(), hook), new AcceptanceTests(FileTree.of(tests()), null));

        assertThat(gate(report, "tests").status()).isEqualTo(Gate.Status.RED);
    }

    @Test
    void aTestThatNeverEndsIsRed() throws InterruptedException {
        var endless = file("test_calc.py", "def test_endless():\n    while True:\n        pass\n");
        var request = new QualityRequest(language(), FileTree.of(adding(), endless), null, Duration.ofSeconds(2));

        var report = analyze(request);

        assertThat(gate(report, "tests").status()).isEqualTo(Gate.Status.RED);
        assertThat(gate(report, "tests").reason()).contains("still running after 2 s");
    }

    @Test
    void aTestFileWithoutTestsIsNotGreen() throws InterruptedException {
        var report = analyze(FileTree.of(adding(), file("test_calc.py", "import calc\n")), null);

        assertThat(gate(report, "tests")).isEqualTo(Gate.notRun("tests", "no tests were found"));
    }

    @Test
    void leavingTheTestRunWithExitCodeZeroIsNotGreen() throws InterruptedException {
        var leaving = file("calc.py", "import os\n\nos._exit(0)\n");

        var report = analyze(FileTree.of(leaving), new AcceptanceTests(FileTree.of(tests()), null));

        assertThat(gate(report, "tests").status()).isNotEqualTo(Gate.Status.GREEN);
    }
}
