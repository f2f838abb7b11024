package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.Sandbox;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Tests of one answer on the code of another. */
@SpringJUnitConfig(RealChecks.class)
class CrossRunsTests {

    private static final CodeFile TESTS = CodeFile.of("test_calc.py", """
            from calc import add


            def test_adds():
                assert add(1, 2) == 3


            def test_adds_nothing():
                assert add(1, 0) == 1
            """);

    @Autowired
    private CrossRuns runs;

    @Autowired
    private Sandbox sandbox;

    @BeforeEach
    void needsTheSandbox() {
        Require.tool(sandbox.status().usable(), sandbox.status().detail());
    }

    @Test
    void onlyTheTestsThatPassAreNamed() throws InterruptedException {
        var both = runs.passed(request("def add(a, b):\n    return a + b\n"));
        var one = runs.passed(request("def add(a, b):\n    return a - b\n"));

        assertThat(both).hasSize(2);
        assertThat(one).hasSize(1).isSubsetOf(both);
    }

    @Test
    void codeThatJudgesItsOwnTestsPassesNone() throws InterruptedException {
        var cheating = """
                import _pytest.runner


                def add(a, b):
                    return 3
                """;

        assertThat(runs.passed(request(cheating))).isEmpty();
    }

    private static QualityRequest request(String code) {
        var files = FileTree.of(CodeFile.of("calc.py", code), TESTS);
        return new QualityRequest(CodeLanguage.PYTHON, files, null, Duration.ofSeconds(60));
    }
}
