package dev.codefactory.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Problem;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.SourceFiles;
import dev.codefactory.quality.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens when no test came with the code. */
class TestRoundTests {

    private static final String CODE =
            "solution.py\n```python\ndef add(a, b):\n    return a + b  # secret of the trade\n```\n";
    private static final String TEST =
            "test_solution.py\n```python\nfrom solution import add\n\n\ndef test_adds():\n    assert add(1, 2) == 3\n```\n";
    private static final String OTHER_CODE = "solution.py\n```python\ndef add(a, b):\n    return 3\n```\n";

    private final ScriptedGateway model = new ScriptedGateway();
    private final PipelineRun run = new PipelineRun(model, TestRoundTests::analyzed);

    @Test
    void testsAreAskedForWithoutShowingHowTheCodeWorks() throws InterruptedException {
        answers(TEST);

        var chain = run.of(request(CodeFactoryConfig.DEFAULT, FileTree.EMPTY));

        assertThat(run.verdict(chain)).isEqualTo(Verdict.VERIFIED);
        assertThat(testRounds()).singleElement().satisfies(call -> {
            assertThat(call.system()).contains("experienced tester");
            assertThat(call.user())
                    .contains("add two numbers", "def add(a, b):", "No test came with the code", "unittest")
                    .doesNotContain("secret of the trade");
        });
        assertThat(chain.history().improvements())
                .singleElement()
                .satisfies(improvement -> assertThat(improvement.problems()).containsExactly(Problem.MISSING_TESTS));
    }

    @Test
    void codeThatComesWithTheTestsIsDropped() throws InterruptedException {
        answers(OTHER_CODE + TEST);

        var files = run.of(request(CodeFactoryConfig.DEFAULT, FileTree.EMPTY))
                .standing()
                .orElseThrow()
                .files();

        assertThat(files.files()).extracting(CodeFile::content).anyMatch(text -> text.contains("return a + b"));
        assertThat(files.size()).isEqualTo(2);
    }

    @Test
    void testsThatFailAreNotAskedForAgain() throws InterruptedException {
        answers(TEST.replace("== 3", "== 4  # fails"));

        var chain = run.of(request(CodeFactoryConfig.DEFAULT, FileTree.EMPTY));

        assertThat(testRounds()).hasSize(1);
        assertThat(run.verdict(chain)).isEqualTo(Verdict.UNVERIFIED);
        assertThat(chain.history().improvements())
                .singleElement()
                .satisfies(improvement -> assertThat(improvement.status()).isEqualTo(Improvement.Status.DISCARDED));
    }

    @Test
    void noneAreAskedForWhereNoneAreWanted() throws InterruptedException {
        answers(TEST);
        var config = CodeFactoryConfig.DEFAULT;
        var without = new CodeFactoryConfig(
                config.project(),
                config.models(),
                config.security(),
                new CodeFactoryConfig.Testing(false, false, 0.8),
                null);

        assertThat(run.verdict(run.of(request(without, FileTree.EMPTY)))).isEqualTo(Verdict.UNVERIFIED);
        assertThat(testRounds()).isEmpty();
    }

    @Test
    void codeIsHandedOverThoughNoTestsCanBeHad() throws InterruptedException {
        model.script(call -> call.subject().step().equals("code_improvement")
                ? new LlmOutcome.Failed(LlmOutcome.Reason.NO_MODEL, "gone", "")
                : ScriptedGateway.completed(first(call)));

        var chain = run.of(request(CodeFactoryConfig.DEFAULT, FileTree.EMPTY));

        assertThat(run.steps()).contains("code_improvement 1 skipped");
        assertThat(run.verdict(chain)).isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void theOperationsOfAnOpenApiDocumentAreListed() throws InterruptedException {
        answers(TEST);
        var document = CodeFile.of(
                "openapi.yaml", "openapi: 3.1.0\npaths:\n  /users:\n    get:\n      responses:\n        '200': {}\n");

        run.of(request(CodeFactoryConfig.DEFAULT, FileTree.of(document)));

        assertThat(testRounds().getFirst().user()).contains("- GET /users: answers 200", "security tests");
    }

    private void answers(String tests) {
        model.script(call ->
                ScriptedGateway.completed(call.subject().step().equals("code_improvement") ? tests : first(call)));
    }

    private static String first(LlmCall call) {
        return call.subject().step().equals("nlp_analysis") ? ScriptedGateway.REQUIREMENTS : CODE;
    }

    private List<LlmCall> testRounds() {
        return model.calls().stream()
                .filter(call -> call.subject().step().equals("code_improvement"))
                .toList();
    }

    /** Tests are missing, fail where they say so, or pass. */
    private static QualityReport analyzed(QualityRequest request) {
        var tests = request.files().files().stream().filter(SourceFiles::isTest).toList();
        if (tests.isEmpty()) {
            var missing =
                    new Finding(Check.TESTS, "tests-missing", Severity.LOW, null, 0, "no test came with the code");
            return new QualityReport(List.of(missing), List.of(Gate.notRun("tests", "there are no tests")), null);
        }
        var fails = tests.getFirst().content().contains("# fails");
        var run = new TestRun("generated", fails ? 0 : 1, fails ? 1 : 0, 0, "", "<testsuite/>");
        return fails
                ? new QualityReport(
                        List.of(new Finding(Check.TESTS, "test-failed", Severity.HIGH, null, 0, "test_adds")),
                        List.of(Gate.red("tests", "1 of 1 tests failed")),
                        run)
                : new QualityReport(List.of(), List.of(Gate.green("tests", "1 generated tests passed")), run);
    }

    private static GenerationRequest request(CodeFactoryConfig config, FileTree files) {
        return new GenerationRequest(Pipeline.STANDARD, "add two numbers", config, files, null, null, "add");
    }
}
