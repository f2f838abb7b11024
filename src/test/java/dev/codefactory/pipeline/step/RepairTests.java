package dev.codefactory.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.CodeFactoryConfig.Repair;
import dev.codefactory.pipeline.Decisions;
import dev.codefactory.pipeline.Decisions.Decision;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Status;
import dev.codefactory.pipeline.repair.Problem;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when a check fails: rounds, their evidence, their history, and an owner's word on each of them. */
class RepairTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";
    private static final String OTHER = "def add(a, b):\n    return a * b  # wrong\n";
    private static final String WORSE = "def add(a, b):  # wrong\n    return b  # wrong\n";

    private final ScriptedGateway model = new ScriptedGateway();
    private final PipelineRun run = new PipelineRun(model);

    @Test
    void tellsTheModelTheFailureTheCodeAndWhatToDo() throws InterruptedException {
        model.codes(BAD, GOOD);

        run.of(request(2));

        assertThat(improvements())
                .singleElement()
                .satisfies(call -> assertThat(call.user())
                        .contains("assertion failed: expected 3", "1 tests fail", "> ", "return a - b", "Tests fail."));
    }

    @Test
    void tellsTheModelWhatWasTriedInVain() throws InterruptedException {
        model.codes(BAD, WORSE, GOOD);

        run.of(request(2));

        assertThat(improvements().getLast().user()).contains("Attempt 1:", "+    return b  # wrong");
    }

    @Test
    void takesAnotherTackWhenARoundHelpedNothing() throws InterruptedException {
        model.codes(BAD, OTHER, GOOD);

        run.of(request(2));

        assertThat(improvements()).extracting(LlmCall::sampling).containsExactly(Map.of(), Map.of("temperature", 0.9));
        assertThat(improvements().getLast().user()).contains("Do not repeat them");
    }

    @Test
    void doesNotJudgeTheSameFilesTwice() throws InterruptedException {
        model.codes(BAD, BAD, GOOD);

        var chain = run.of(request(2));

        assertThat(run.steps())
                .containsExactly(
                        "nlp_analysis 0",
                        "code_generation 0",
                        "code_analysis 0",
                        "code_improvement 1",
                        "code_improvement 2",
                        "code_analysis 2",
                        "code_validation 0");
        assertThat(statuses(chain)).containsExactly(Status.REPEATED, Status.APPLIED);
    }

    @Test
    void noticesThatAModelGoesBackAndForth() throws InterruptedException {
        model.codes(BAD, WORSE, WORSE, GOOD);

        var chain = run.of(request(3));

        assertThat(statuses(chain)).containsExactly(Status.DISCARDED, Status.REPEATED, Status.APPLIED);
        assertThat(chain.history().find(2).orElseThrow().after())
                .isEqualTo(chain.history().find(1).orElseThrow().after());
    }

    @Test
    void givesUpWhenNotEvenAnotherTackHelps() throws InterruptedException {
        model.codes(BAD, BAD, BAD, GOOD);

        var chain = run.of(request(5));

        assertThat(statuses(chain)).containsExactly(Status.REPEATED, Status.REPEATED);
        assertThat(content(chain)).isEqualTo(BAD);
    }

    @Test
    void doesNoMoreRoundsThanTheRequestAllows() throws InterruptedException {
        model.codes(WORSE, BAD, GOOD);

        assertThat(content(run.of(request(1)))).isEqualTo(BAD);
        assertThat(content(run.of(request(0)))).isEqualTo(WORSE);
        assertThat(run.steps())
                .containsExactly("nlp_analysis 0", "code_generation 0", "code_analysis 0", "code_validation 0");
    }

    @ParameterizedTest
    @CsvSource({
        "SECURITY, SECURITY, SECURITY",
        "SECRETS, SECURITY, SECURITY",
        "PERFORMANCE, MAINTAINABILITY, OPTIMISATION",
        "SECURITY, PERFORMANCE, IMPROVEMENT",
        "SECURITY, TESTS, IMPROVEMENT",
    })
    void isQueuedForTheSpecialistThatIsAsked(Check one, Check other, ModelRole role) throws InterruptedException {
        var found = Stream.of(one, other)
                .map(check -> new Finding(check, "rule", Severity.HIGH, new CodePath("solution.py"), 1, "wrong"))
                .toList();
        var wanting = new PipelineRun(model, _ -> new QualityReport(found, List.of(), null));
        model.codes(BAD, GOOD);

        wanting.of(request(1));

        assertThat(improvements()).extracting(LlmCall::role).containsExactly(role);
        assertThat(wanting.roles()).containsExactly(ModelRole.NLP, ModelRole.CODE, role);
    }

    @Test
    void recordsTheOptionsThatWereLeftToTheOperatorBesideThoseItAskedFor() throws InterruptedException {
        var files = List.of(BAD, OTHER, GOOD);
        model.script(call -> {
            var plain = ScriptedGateway.reply(
                    call.subject().step().equals("nlp_analysis")
                            ? ScriptedGateway.REQUIREMENTS
                            : "solution.py\n```python\n"
                                    + files.get(call.subject().round()) + "```\n");
            var options = new HashMap<>(Map.of("temperature", 0.2, "top_k", 40.0));
            options.putAll(call.sampling());
            return new LlmOutcome.Completed(new LlmReply(
                    plain.text(), "", plain.source(), plain.usage(), plain.transcript(), options, List.of()));
        });

        run.of(request(2));

        assertThat(run.sampling().getFirst()).isEqualTo(Map.of("temperature", 0.2, "top_k", 40.0));
        assertThat(run.sampling().getLast()).isEqualTo(Map.of("temperature", 0.9, "top_k", 40.0));
    }

    @Test
    void keepsIssueFixAndEvidenceOfEachRound() throws InterruptedException {
        model.codes(WORSE, BAD, GOOD);

        var chain = run.of(request(2));

        var last = chain.history().find(2).orElseThrow();
        assertThat(last.status()).isEqualTo(Status.APPLIED);
        assertThat(last.problems()).containsExactly(Problem.FAILING_TESTS);
        assertThat(last.before().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).isEqualTo("1 tests fail"));
        assertThat(last.original().files()).extracting(CodeFile::content).containsExactly(BAD);
        assertThat(last.changed().files()).extracting(CodeFile::content).containsExactly(GOOD);
        assertThat(last.after()).isNotNull();
        assertThat(last.after().findings()).isEmpty();
    }

    @Test
    void handsTheFilesOverWhenThereIsNoRoomToAskAgain() throws InterruptedException {
        model.script(call -> call.subject().step().equals("code_improvement")
                ? new LlmOutcome.Failed(Reason.CONTEXT_OVERFLOW, "9,000 tokens", "")
                : ScriptedGateway.completed(
                        call.subject().step().equals("nlp_analysis")
                                ? ScriptedGateway.REQUIREMENTS
                                : "solution.py\n```python\n" + BAD + "```\n"));

        var chain = run.of(request(2));

        assertThat(content(chain)).isEqualTo(BAD);
        assertThat(run.verdict(chain)).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void codeLeftOutStaysAFaultUntilThatFileIsGivenWhole() throws InterruptedException {
        var elided = "a.py\n```python\nA = 1\n# ... rest of the code ...\n```\n";
        model.script(call -> ScriptedGateway.completed(
                switch (call.subject().round() + call.subject().step()) {
                    case "0nlp_analysis" -> ScriptedGateway.REQUIREMENTS;
                    case "0code_generation" -> elided + "b.py\n```python\nB = 1  # wrong\n```\n";
                    case "1code_improvement" -> "b.py\n```python\nB = 1\n```\n";
                    default -> "a.py\n```python\nA = 1\n```\n";
                }));

        var chain = run.of(request(2));

        assertThat(improvements()).hasSize(2);
        assertThat(improvements().getLast().user()).contains("elided-code", "left code out");
        assertThat(run.verdict(chain)).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void anOwnerMayHaveAnImprovementTakenOut() throws InterruptedException {
        model.codes(BAD, GOOD);
        var ended = run.of(request(2));

        var decided = possible(Decisions.reject(ended, 1));
        var chain = run.validated(request(2), decided);

        assertThat(content(chain)).isEqualTo(BAD);
        assertThat(run.verdict(chain)).isEqualTo(Verdict.REJECTED);
        assertThat(statuses(chain)).containsExactly(Status.REJECTED);
    }

    @Test
    void aDroppedImprovementThatTurnsNoGateRedMayBePutIn() throws InterruptedException {
        var style = "def add(a, b):\n    return b + a\n";
        model.codes(BAD, GOOD);
        var ended = run.of(request(2));
        var dropped = improvement(2, GOOD, style);

        var chain = run.validated(request(2), possible(Decisions.accept(having(ended, dropped), 2)));

        assertThat(content(chain)).isEqualTo(style);
        assertThat(statuses(chain)).containsExactly(Status.APPLIED, Status.ACCEPTED);
    }

    @Test
    void anAcceptedImprovementThatTurnsAGateRedIsTakenOutAgain() throws InterruptedException {
        model.codes(BAD, GOOD);
        var ended = run.of(request(2));
        var dropped = improvement(2, GOOD, BAD);

        var chain = run.validated(request(2), possible(Decisions.accept(having(ended, dropped), 2)));

        assertThat(content(chain)).isEqualTo(GOOD);
        assertThat(run.verdict(chain)).isEqualTo(Verdict.VERIFIED);
        assertThat(statuses(chain)).containsExactly(Status.APPLIED, Status.REVERTED);
    }

    @Test
    void acceptingWhatStandsJudgesItOnceMore() throws InterruptedException {
        model.codes(BAD, GOOD);
        var ended = run.of(request(2));

        var chain = run.validated(request(2), possible(Decisions.accept(ended, 1)));

        assertThat(content(chain)).isEqualTo(GOOD);
        assertThat(statuses(chain)).containsExactly(Status.ACCEPTED);
        assertThat(Decisions.accept(chain, 1)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void anImprovementOthersWereBuiltOnIsNotTakenOutAlone() throws InterruptedException {
        model.codes(WORSE, BAD, GOOD);
        var ended = run.of(request(2));

        assertThat(Decisions.reject(ended, 1))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason()).contains("another improvement"));
        assertThat(Decisions.reject(ended, 9)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void whatIsNoPartOfTheFilesCannotBeTakenOut() throws InterruptedException {
        model.codes(BAD, WORSE, WORSE);

        var ended = run.of(request(1));

        assertThat(Decisions.reject(ended, 1)).isInstanceOf(Decision.Refused.class);
    }

    private static Chain having(Chain chain, Improvement improvement) {
        return new Chain(
                chain.requirements(),
                chain.latest(),
                chain.best(),
                chain.history().and(improvement));
    }

    private static Improvement improvement(int number, String before, String after) {
        var nothing = new Improvement.Checks(List.of(), List.of());
        return new Improvement(
                number,
                Status.DISCARDED,
                List.of(Problem.OTHER),
                nothing,
                nothing,
                FileTree.of(CodeFile.of("solution.py", before)),
                FileTree.of(CodeFile.of("solution.py", after)),
                "");
    }

    private static Chain possible(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Possible.class);
        return ((Decision.Possible) decision).chain();
    }

    private List<LlmCall> improvements() {
        return model.calls().stream()
                .filter(call -> call.subject().step().equals("code_improvement"))
                .toList();
    }

    private static List<Status> statuses(Chain chain) {
        return chain.history().improvements().stream().map(Improvement::status).toList();
    }

    private static String content(Chain chain) {
        var tree = chain.standing().orElseThrow().files();
        return tree.get(new CodePath("solution.py")).orElseThrow().content();
    }

    private static GenerationRequest request(int rounds) {
        var defaults = CodeFactoryConfig.DEFAULT;
        var config = new CodeFactoryConfig(
                defaults.project(), defaults.models(), defaults.security(), defaults.testing(), new Repair(rounds));
        return new GenerationRequest(Pipeline.STANDARD, "add two numbers", config, FileTree.EMPTY, null, null, null);
    }
}
