package dev.codefactory.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.PlannedFile;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The chain without a database: what each step makes of what the ones before it found out. */
class PipelineTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";
    private static final String WORSE = "def add(a, b):  # wrong\n    return b  # wrong\n";

    private final ScriptedGateway model = new ScriptedGateway();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsItsStepsInTheirOrder() throws InterruptedException {
        model.codes(GOOD);

        var chain = run(new ScriptedAnalyzer());

        assertThat(ran)
                .containsExactly(
                        "nlp_analysis 0",
                        "code_generation 0",
                        "code_analysis 0",
                        "code_improvement 1 skipped",
                        "code_validation 0");
        assertThat(verdict(chain)).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void feedsFailingTestsBackUntilTheyPass() throws InterruptedException {
        model.codes(BAD, GOOD);

        var chain = run(new ScriptedAnalyzer());

        assertThat(verdict(chain)).isEqualTo(Verdict.VERIFIED);
        assertThat(content(chain)).isEqualTo(GOOD);
        var asked = model.calls().getLast();
        assertThat(asked.subject().step()).isEqualTo("code_improvement");
        assertThat(asked.user()).contains("assertion failed: expected 3", "1 tests fail", "return a - b");
    }

    @Test
    void givesUpAfterTwoImprovements() throws InterruptedException {
        model.codes(BAD, "def add(a, b):\n    return a * b  # wrong\n", "def add(a, b):\n    return 7  # wrong\n");

        var chain = run(new ScriptedAnalyzer());

        assertThat(ran).filteredOn(step -> step.startsWith("code_improvement")).hasSize(2);
        assertThat(verdict(chain)).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void neverHandsOverAWorseTreeThanTheBestItHasSeen() throws InterruptedException {
        model.codes(BAD, WORSE, WORSE + "\n");

        var chain = run(new ScriptedAnalyzer());

        assertThat(content(chain)).isEqualTo(BAD);
    }

    @Test
    void aTreeWithWeakenedTestsNeverStands() throws InterruptedException {
        model.codes(BAD, GOOD, GOOD + "\n");
        QualityAnalyzer weakening = request -> {
            var improved = request.before() != null;
            var rule = improved ? "test-weakened" : "test-failed";
            var finding = new Finding(Finding.Check.TESTS, rule, Finding.Severity.HIGH, null, 0, rule);
            var tests = Gate.red("tests", rule);
            var gates = improved ? List.of(tests) : List.of(tests, Gate.red("security", "another"));
            return new QualityReport(List.of(finding), gates, null);
        };

        assertThat(content(run(weakening))).isEqualTo(BAD);
    }

    void usesTheRequestItselfWhereNoStructuredRequirementsCome() throws InterruptedException {
        model.script(call -> call.subject().step().equals("nlp_analysis")
                ? new LlmOutcome.Failed(Reason.MALFORMED, "not JSON", "")
                : ScriptedGateway.completed("solution.py\n```python\n" + GOOD + "```\n"));

        var chain = run(new ScriptedAnalyzer());

        assertThat(chain.requirements()).isNotNull();
        assertThat(chain.requirements().summary()).isEqualTo("add two numbers");
        assertThat(verdict(chain)).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void rejectsAnAnswerWithoutAFile() throws InterruptedException {
        model.script(call -> ScriptedGateway.completed(
                call.subject().step().equals("nlp_analysis")
                        ? ScriptedGateway.REQUIREMENTS
                        : "I am sorry, I cannot help with that."));

        var chain = run(new ScriptedAnalyzer());

        assertThat(verdict(chain)).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void failsForGoodWhereNoModelCanAnswer() throws InterruptedException {
        model.script(_ -> new LlmOutcome.Failed(Reason.NO_MODEL, "start Ollama", ""));

        var outcome = pipeline(new ScriptedAnalyzer())
                .run(
                        PipelineRun.EXECUTION,
                        new Pipeline.Next(StepType.NLP_ANALYSIS, 0),
                        request(),
                        Chain.START,
                        null,
                        "scripted",
                        LlmProgress.NONE);

        assertThat(outcome).isInstanceOfSatisfying(StepOutcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("no_model");
            assertThat(failed.reason()).isEqualTo("start Ollama");
        });
    }

    @Test
    void waitsWhereTheModelIsBusy() throws InterruptedException {
        model.script(_ -> new LlmOutcome.Failed(Reason.BUSY, "server busy", ""));

        var outcome = pipeline(new ScriptedAnalyzer())
                .run(
                        PipelineRun.EXECUTION,
                        new Pipeline.Next(StepType.CODE_GENERATION, 0),
                        request(),
                        Chain.START,
                        null,
                        "scripted",
                        LlmProgress.NONE);

        assertThat(outcome).isInstanceOf(StepOutcome.Busy.class);
    }

    @Test
    void aLongLibraryIsShownByItsSignatures() throws InterruptedException {
        var body = "    return 1  # and so on\n".repeat(500);
        var library = FileTree.of(
                CodeFile.of("prices.py", "def gross(net: float) -> float:\n" + body),
                CodeFile.of("test_prices.py", "assert True"));
        var own = FileTree.of(CodeFile.of("own.py", "def mine():\n    return 2\n"));
        var request =
                new GenerationRequest(Pipeline.STANDARD, "add", CodeFactoryConfig.DEFAULT, own, null, null, "add");

        pipeline(new ScriptedAnalyzer())
                .run(
                        PipelineRun.EXECUTION,
                        new Pipeline.Next(StepType.CODE_GENERATION, 0),
                        request.on(library),
                        Chain.START,
                        null,
                        "scripted",
                        LlmProgress.NONE);

        assertThat(model.calls().getLast().user())
                .contains("prices.py (signatures only)", "def gross(net: float) -> float:\n    ...", "return 2")
                .doesNotContain("and so on", "test_prices.py");
    }

    @Test
    void plannedFilesAreWrittenSideBySideWhereTheirImportsPermit() {
        var pipeline = pipeline(new ScriptedAnalyzer());
        var request = request()
                .planned(List.of(
                        planned("app.py", "prices.py", "users.py"),
                        planned("prices.py"),
                        planned("users.py", "own.py")));

        var steps = pipeline.after(pipeline.first(request), Chain.START, request);

        assertThat(steps)
                .extracting(
                        step -> name(step.step()),
                        step -> step.waitsFor().stream()
                                .map(PipelineTests::name)
                                .toList())
                .containsExactly(
                        tuple("code_generation prices.py", List.of()),
                        tuple("code_generation users.py", List.of()),
                        tuple(
                                "code_generation app.py",
                                List.of("code_generation prices.py", "code_generation users.py")),
                        tuple(
                                "code_analysis null",
                                List.of(
                                        "code_generation prices.py",
                                        "code_generation users.py",
                                        "code_generation app.py")));
        assertThat(pipeline.after(steps.getFirst().step(), Chain.START, request))
                .isEmpty();
    }

    @Test
    void plannedFilesThatAreWrittenAreNotWrittenAgain() {
        var pipeline = pipeline(new ScriptedAnalyzer());
        var request = request().planned(List.of(planned("app.py", "prices.py"), planned("prices.py")));
        var written = new Candidate(0, FileTree.of(CodeFile.of("prices.py", GOOD)), List.of(), null);

        var steps = pipeline.beginningWith(
                new Pipeline.Next(StepType.CODE_GENERATION, 0), Chain.START.proposing(written), request);

        assertThat(steps)
                .extracting(step -> name(step.step()))
                .containsExactly("code_generation app.py", "code_analysis null");
        assertThat(steps.getFirst().waitsFor()).isEmpty();
    }

    private static PlannedFile planned(String path, String... imports) {
        return new PlannedFile(
                new CodePath(path),
                "does its part",
                Stream.of(imports).map(CodePath::new).toList());
    }

    private static String name(Pipeline.Next step) {
        return step.type() + " " + step.part();
    }

    private Chain run(QualityAnalyzer analyzer) throws InterruptedException {
        var run = new PipelineRun(model, analyzer);
        var chain = run.of(request());
        ran.addAll(run.steps());
        return chain;
    }

    private Steps pipeline(QualityAnalyzer analyzer) {
        return PipelineRun.pipeline(model, analyzer);
    }

    private static GenerationRequest request() {
        return new GenerationRequest(
                Pipeline.STANDARD, "add two numbers", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, "add");
    }

    private static Verdict verdict(Chain chain) {
        var report = chain.standing().orElseThrow().report();
        assertThat(report).isNotNull();
        return report.verdict();
    }

    private static String content(Chain chain) {
        var tree = chain.standing().orElseThrow().files();
        return tree.get(new CodePath("solution.py")).orElseThrow().content();
    }
}
