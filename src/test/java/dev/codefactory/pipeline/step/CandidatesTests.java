package dev.codefactory.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.CodeFactoryConfig.Repair;
import dev.codefactory.pipeline.Contest;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.Pipeline.Next;
import dev.codefactory.pipeline.PlannedFile;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.CrossRuns;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several first answers: how many are asked for, how, and which of them is gone on with. */
class CandidatesTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";
    private static final String OTHER = "def add(a, b):\n    return a * b  # wrong\n";
    private static final String WORSE = "def add(a, b):  # wrong\n    return b  # wrong\n";

    private final ScriptedGateway model = new ScriptedGateway();
    private final AtomicInteger judged = new AtomicInteger();
    private final QualityAnalyzer counting = request -> {
        judged.incrementAndGet();
        return new ScriptedAnalyzer().analyze(request);
    };
    private final PipelineRun run = new PipelineRun(model, counting);

    @Test
    void asksForNoFurtherAnswerOnceOneIsVerified() throws InterruptedException {
        answers(BAD, GOOD, OTHER);

        var chain = run.of(request(5, 2));

        assertThat(run.steps())
                .containsExactly(
                        "nlp_analysis 0",
                        "code_generation 0",
                        "code_analysis 0",
                        "code_generation 1",
                        "code_analysis 0",
                        "code_improvement 1 skipped",
                        "code_validation 0");
        assertThat(content(chain)).isEqualTo(GOOD);
        assertThat(chain.contest().choice()).isEqualTo(new Contest.Choice(2, "it is verified"));
    }

    @Test
    void asksForNoMoreThanTheRequestAllows() throws InterruptedException {
        answers(WORSE, BAD, OTHER, GOOD);

        var chain = run.of(request(3, 0));

        assertThat(generations()).hasSize(3);
        assertThat(run.verdict(chain)).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void goesOnWithTheBestOfThree() throws InterruptedException {
        answers(WORSE, BAD, WORSE + "# wrong\n");

        var chain = run.of(request(3, 0));

        assertThat(content(chain)).isEqualTo(BAD);
        assertThat(chain.contest().choice()).extracting(Contest.Choice::number).isEqualTo(2);
    }

    @Test
    void ofEqualsTheEarliestIsChosen() throws InterruptedException {
        answers(BAD, OTHER);

        assertThat(content(run.of(request(2, 0)))).isEqualTo(BAD);
    }

    @Test
    void mendsTheChosenOneInTheUsualRounds() throws InterruptedException {
        answers(WORSE, BAD);

        var chain = run.of(request(2, 2));

        assertThat(run.steps()).contains("code_improvement 1").doesNotContain("code_improvement 3");
        var mending = model.calls().stream()
                .filter(call -> call.subject().step().equals("code_improvement"))
                .findFirst()
                .orElseThrow();
        assertThat(mending.user()).contains("return a - b").doesNotContain("return b  # wrong");
        assertThat(content(chain)).isEqualTo(BAD);
    }

    @Test
    void goesOnWithTheOneThatTheTestsOfAllAgreeOn() throws InterruptedException {
        var files = List.of(
                tested("return a - b  # wrong", "a - b"),
                tested("return a + b  # wrong # once\n# wrong", "a + b"),
                tested("return (a + b)  # wrong\n# wrong", "a + b"));
        model.script(call -> ScriptedGateway.completed(
                call.subject().step().equals("nlp_analysis")
                        ? ScriptedGateway.REQUIREMENTS
                        : files.get(call.subject().round())));
        CrossRuns runs = request -> {
            var tests = request.files().files().getLast().content().strip().substring("# ".length());
            return request.files().files().getFirst().content().contains(tests) ? Set.of(tests) : Set.of();
        };

        var chain = new PipelineRun(model, counting, runs).of(request(3, 0));

        assertThat(content(chain)).contains("# once");
        assertThat(chain.contest().choice())
                .extracting(Contest.Choice::reason)
                .asString()
                .contains("2 of them pass the same 1");
        assertThat(chain.standing().orElseThrow().report()).isNotNull();
    }

    private static String tested(String body, String tests) {
        return "solution.py\n```python\ndef add(a, b):\n    %s\n```\ntest_solution.py\n```python\n# %s\n```\n"
                .formatted(body, tests);
    }

    @Test
    void theSameFilesAreJudgedOnce() throws InterruptedException {
        answers(BAD, BAD, BAD);

        var chain = run.of(request(3, 0));

        assertThat(generations()).hasSize(3);
        assertThat(judged).hasValue(2); // once as an answer and once at the end
        assertThat(chain.contest().entries()).hasSize(1);
    }

    @Test
    void eachFurtherAnswerIsAskedForMoreFreelyAndWithoutTheOnesBefore() throws InterruptedException {
        answers(BAD, OTHER, WORSE);

        run.of(request(3, 0));

        assertThat(generations())
                .extracting(LlmCall::sampling)
                .containsExactly(Map.of(), Map.of("temperature", 0.8), Map.of("temperature", 0.9));
        assertThat(generations())
                .extracting(LlmCall::user)
                .containsOnly(generations().getFirst().user());
    }

    @Test
    void aFurtherAnswerIsNoImprovementOfTheOneBefore() throws InterruptedException {
        answers(BAD, OTHER);
        QualityAnalyzer strict = request -> {
            assertThat(request.before()).isNull();
            return new ScriptedAnalyzer().analyze(request);
        };

        new PipelineRun(model, strict).of(request(2, 0));

        assertThat(generations()).hasSize(2);
    }

    @Test
    void oneAnswerIsAllThatIsAskedForUnlessSomebodySaysOtherwise() throws InterruptedException {
        answers(BAD, GOOD);

        var chain = run.of(request(null, 0));

        assertThat(run.steps())
                .containsExactly("nlp_analysis 0", "code_generation 0", "code_analysis 0", "code_validation 0");
        assertThat(chain.contest()).isEqualTo(Contest.NONE);
    }

    @Test
    void aCrashBetweenTwoAnswersChangesNothing() throws InterruptedException {
        answers(BAD, OTHER);
        var request = request(2, 0);
        var steps = PipelineRun.pipeline(model, counting);
        var first = known(new Next(StepType.CODE_GENERATION, 0), Chain.START, request);
        var analysed = known(new Next(StepType.CODE_ANALYSIS, 0), first, request);

        var next = steps.after(new Next(StepType.CODE_ANALYSIS, 0), analysed, request);
        var again = steps.after(new Next(StepType.CODE_ANALYSIS, 0), analysed, request);

        assertThat(next).isEqualTo(again);
        assertThat(next).extracting(Pipeline.Planned::step).containsExactly(new Next(StepType.CODE_GENERATION, 1));
        var second = known(next.getFirst().step(), analysed, request);
        assertThat(known(next.getFirst().step(), analysed, request)).isEqualTo(second);
        assertThat(second.contest().asked()).isEqualTo(2);
    }

    @Test
    void anAnswerThatFailsCostsNoneOfThoseThatAreThere() throws InterruptedException {
        model.script(call -> switch (call.subject().step()) {
            case "nlp_analysis" -> ScriptedGateway.completed(ScriptedGateway.REQUIREMENTS);
            default ->
                call.subject().round() == 0
                        ? ScriptedGateway.completed("solution.py\n```python\n" + BAD + "```\n")
                        : new LlmOutcome.Failed(Reason.MODEL_MISSING, "gone", "");
        });

        var chain = run.of(request(3, 0));

        assertThat(generations()).hasSize(2);
        assertThat(content(chain)).isEqualTo(BAD);
    }

    @Test
    void filesThatAreWrittenOneByOneAreAskedForOnce() throws InterruptedException {
        answers(BAD, GOOD);
        var planned = new PlannedFile(new CodePath("solution.py"), "all of it", List.of());
        var usual = request(3, 0);
        var request = new GenerationRequest(
                usual.pipeline(),
                usual.description(),
                usual.config(),
                FileTree.EMPTY,
                FileTree.EMPTY,
                List.of(planned),
                null,
                null,
                null,
                usual.waivers());

        var chain = run.of(request);

        assertThat(generations()).hasSize(1);
        assertThat(chain.contest()).isEqualTo(Contest.NONE);
    }

    private Chain known(Next step, Chain before, GenerationRequest request) throws InterruptedException {
        var outcome = run.of(step, before, request);
        assertThat(outcome).isInstanceOf(StepOutcome.Completed.class);
        return ((StepOutcome.Completed) outcome).chain();
    }

    /** The nth first answer holds the nth of these files; mending gives the first again. */
    private void answers(String... files) {
        model.script(call -> switch (call.subject().step()) {
            case "nlp_analysis" -> ScriptedGateway.completed(ScriptedGateway.REQUIREMENTS);
            case "code_generation" -> code(files[Math.min(call.subject().round(), files.length - 1)]);
            default -> code(files[0]);
        });
    }

    private static LlmOutcome code(String content) {
        return ScriptedGateway.completed("solution.py\n```python\n" + content + "```\n");
    }

    private List<LlmCall> generations() {
        return model.calls().stream()
                .filter(call -> call.subject().step().equals("code_generation"))
                .toList();
    }

    private static String content(Chain chain) {
        var tree = chain.standing().orElseThrow().files();
        return tree.get(new CodePath("solution.py")).orElseThrow().content();
    }

    private static GenerationRequest request(@Nullable Integer candidates, int rounds) {
        return new GenerationRequest(
                Pipeline.STANDARD, "add two numbers", config(candidates, rounds), FileTree.EMPTY, null, null, null);
    }

    private static CodeFactoryConfig config(@Nullable Integer candidates, int rounds) {
        var usual = CodeFactoryConfig.DEFAULT;
        return new CodeFactoryConfig(
                usual.project(),
                usual.models(),
                usual.security(),
                usual.testing(),
                new Repair(rounds),
                null,
                Map.of(),
                null,
                null,
                candidates);
    }
}
