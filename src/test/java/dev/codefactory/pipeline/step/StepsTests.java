package dev.codefactory.pipeline.step;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.codefactory.pipeline.Pipeline.Next;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.PipelineStep.Limits;
import dev.codefactory.pipeline.PipelineStep.Mapping;
import dev.codefactory.pipeline.PipelineStep.Wording;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.expression.StepData;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepsTests {

    private final ScriptedGateway model = new ScriptedGateway();
    private final PipelineRun run = new PipelineRun(model);
    private final Steps steps = PipelineRun.pipeline(model, new ScriptedAnalyzer());

    @Test
    void nestedStepsFollowTheOneTheyStandIn() throws InterruptedException {
        model.script(_ -> ScriptedGateway.completed("words"));
        var inner = prompt("inner", "more");
        var outer = new PipelineStep(
                "outer", StepType.PROMPT, true, says("first"), Mapping.NONE, Limits.NONE, List.of(inner), List.of());

        var chain = run.of(request(outer, prompt("last", "end")));

        assertThat(run.paths()).containsExactly("outer", "outer/inner", "last");
        assertThat(chain.outputs()).containsOnlyKeys("outer", "inner", "last");
    }

    @Test
    void aStepThatIsSwitchedOffTakesThoseNestedInItAlong() throws InterruptedException {
        model.script(_ -> ScriptedGateway.completed("words"));
        var off = new PipelineStep(
                "off",
                StepType.PROMPT,
                false,
                says("x"),
                Mapping.NONE,
                Limits.NONE,
                List.of(prompt("inner", "y")),
                List.of());

        run.of(request(off, prompt("last", "end")));

        assertThat(run.paths()).containsExactly("last");
    }

    @Test
    void aStepWithoutAnOutputIsEmptyToThoseBehindIt() throws InterruptedException {
        model.script(_ -> ScriptedGateway.completed("words"));
        var off = new PipelineStep(
                "off", StepType.PROMPT, false, says("x"), Mapping.NONE, Limits.NONE, List.of(), List.of());

        run.of(request(off, condition("1 > 0"), prompt("last", "<off>{{steps.off}}</off> <no>{{steps.no}}</no>")));

        assertThat(model.calls().getLast().user()).isEqualTo("<off></off> <no></no>");
    }

    @Test
    void aConditionDecidesWhichOfItsStepsAreRun() throws InterruptedException {
        model.script(_ -> ScriptedGateway.completed("words"));

        run.of(request(condition("$length(request) > 3"), prompt("last", "end")));
        assertThat(run.paths()).containsExactly("big", "big/yes", "last");

        run.of(request(condition("$length(request) > 300"), prompt("last", "end")));
        assertThat(run.paths()).containsExactly("big", "big/no", "last");
    }

    @Test
    void aRepeatedStepIsOneRunForEachItemAndTheirOutputsStandInOrder() throws InterruptedException {
        var split = transform("parts", "['a', 'b', 'c']");
        var each = new PipelineStep(
                "each",
                StepType.PROMPT,
                true,
                says("about {{item}}"),
                new Mapping(Map.of(), null, null, "steps.parts", null),
                Limits.NONE,
                List.of(),
                List.of());
        var request = request(split, each, transform("joined", "$join(steps.each, '+')"));
        var known = completed(steps.first(request), request, Chain.START);
        var planned = steps.after(steps.first(request), known, request);
        model.script(call -> ScriptedGateway.completed(call.user().toUpperCase(java.util.Locale.ROOT)));

        assertThat(planned).extracting(step -> step.step().part()).containsExactly("1", "2", "3", null);
        assertThat(planned.getLast().waitsFor()).hasSize(3);
        var parts = new java.util.ArrayList<Chain>();
        for (var part : planned.subList(0, 3).reversed()) {
            parts.add(completed(part.step(), request, known));
        }
        var collected = completed(planned.getLast().step(), request, Chain.join(parts));
        var last = steps.after(planned.getLast().step(), collected, request);
        var joined = completed(last.getFirst().step(), request, collected);

        assertThat(joined.outputs()).containsEntry("joined", "ABOUT A+ABOUT B+ABOUT C");
        assertThat(planned.getLast().step().role())
                .as("collecting asks no model")
                .isEmpty();
    }

    @Test
    void anItemThatFailsCostsOneItem() throws InterruptedException {
        model.script(_ -> new LlmOutcome.Failed(Reason.NO_MODEL, "none", ""));
        var each = new PipelineStep(
                "each",
                StepType.PROMPT,
                true,
                says("{{item}}"),
                new Mapping(Map.of(), null, null, "['a', 'b']", null),
                new Limits(null, null, null, true),
                List.of(),
                List.of());
        var request = request(each);
        var part = new Next("each", StepType.PROMPT, 0, "1");

        var outcome = steps.run(PipelineRun.EXECUTION, part, request, Chain.START, null, "scripted", LlmProgress.NONE);
        var settled = steps.settle(part, request, Chain.START, (StepOutcome.Failed) outcome);
        var collected = completed(new Next("each", StepType.PROMPT, 1, null), request, Chain.START);

        assertThat(settled)
                .isInstanceOfSatisfying(
                        StepOutcome.Completed.class,
                        left -> assertThat(left.summary()).isEqualTo("left out: none"));
        assertThat((List<?>) requireNonNull(collected.outputs().get("each")))
                .hasSize(2)
                .containsOnlyNulls();
    }

    @Test
    void itemsBeyondTheMostAreLeftOut() {
        var each = new PipelineStep(
                "each",
                StepType.PROMPT,
                true,
                says("{{item}}"),
                new Mapping(Map.of(), null, null, "[1..%d]".formatted(StepData.MOST_ITEMS + 1), null),
                Limits.NONE,
                List.of(),
                List.of());
        var request = request(each);

        assertThat(steps.beginningWith(steps.first(request), Chain.START, request))
                .as("each item, and the step that collects")
                .hasSize(StepData.MOST_ITEMS + 1);
    }

    @Test
    void aScriptHasAMinuteUnlessItsStepSaysOtherwise() throws InterruptedException {
        var limits = new ArrayList<Duration>();
        var sandbox = sandbox(command -> {
            limits.add(command.limit());
            return new SandboxResult.Exited(3, "said", Map.of(), SandboxResult.Usage.NONE);
        });

        var usual = script(sandbox, Limits.NONE);
        script(sandbox, new Limits(null, Duration.ofSeconds(7), null, false));

        assertThat(limits).containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(7));
        assertThat(usual)
                .as("a script decides nothing by itself")
                .isInstanceOfSatisfying(
                        StepOutcome.Completed.class,
                        done -> assertThat(done.chain().outputs())
                                .containsEntry("script", Map.of("exit_code", 3, "output", "said")));
    }

    @Test
    void aScriptThatCouldNotRunHasNotSucceeded() throws InterruptedException {
        assertThat(script(new NoSandbox(), Limits.NONE))
                .isInstanceOfSatisfying(
                        StepOutcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("no_sandbox"));
    }

    @Test
    void whatMayNotFailEndsTheExecution() throws InterruptedException {
        var failed = new StepOutcome.Failed("x", "y", null);

        assertThat(steps.settle(
                        new Next("p", StepType.PROMPT, 0, null), request(prompt("p", "q")), Chain.START, failed))
                .isSameAs(failed);
    }

    @Test
    void anApprovalGoesOnOrFailsByItsOwnersWord() throws InterruptedException {
        var request = request(PipelineStep.of(StepType.APPROVAL));
        var step = steps.first(request);

        assertThat(steps.run(
                        PipelineRun.EXECUTION,
                        step,
                        request,
                        Chain.START,
                        new StepContext.Decision(true, "fine"),
                        "h",
                        LlmProgress.NONE))
                .isInstanceOf(StepOutcome.Completed.class);
        assertThat(steps.run(
                        PipelineRun.EXECUTION,
                        step,
                        request,
                        Chain.START,
                        new StepContext.Decision(false, "no"),
                        "h",
                        LlmProgress.NONE))
                .isInstanceOfSatisfying(
                        StepOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo("not approved: no"));
        assertThatThrownBy(
                        () -> steps.run(PipelineRun.EXECUTION, step, request, Chain.START, null, "h", LlmProgress.NONE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAnswerThatIsAskedForAsAFileStandsAmongTheFiles() throws InterruptedException {
        model.script(_ -> ScriptedGateway.completed("# Title\n"));
        var step = new PipelineStep(
                "doc",
                StepType.PROMPT,
                true,
                says("document it"),
                new Mapping(Map.of(), null, null, null, "docs/{{name}}.md"),
                Limits.NONE,
                List.of(),
                List.of());

        var chain = run.of(request(Map.of("name", "guide"), step));

        assertThat(chain.standing().orElseThrow().files().get(new CodePath("docs/guide.md")))
                .contains(CodeFile.of("docs/guide.md", "# Title\n"));
    }

    @Test
    void valuesOfParametersAreNoVariables() throws InterruptedException {
        model.script(_ -> ScriptedGateway.completed("words"));

        run.of(request(Map.of("name", "{{request}}"), prompt("p", "call it {{name}}")));

        assertThat(model.calls().getLast().user()).isEqualTo("call it {{request}}");
    }

    @Test
    void testsThatStandBeforeTheCodeAreNotRewrittenToFit() throws InterruptedException {
        model.script(call -> ScriptedGateway.completed(
                switch (call.subject().step()) {
                    case "test_generation" ->
                        "test_solution.py\n```python\nimport solution\nassert solution.add(1, 2) == 3\n```\n";
                    default ->
                        "solution.py\n```python\ndef add(a, b):\n    return a + b\n```\n\ntest_solution.py\n```python\nassert True\n```\n";
                }));

        var chain =
                run.of(request(PipelineStep.of(StepType.TEST_GENERATION), PipelineStep.of(StepType.CODE_GENERATION)));

        var files = requireNonNull(chain.latest()).files();
        assertThat(files.get(new CodePath("test_solution.py")).orElseThrow().content())
                .contains("add(1, 2) == 3");
        assertThat(files.get(new CodePath("solution.py"))).isPresent();
        assertThat(model.calls().getLast().user()).contains("Do not write tests.", "add(1, 2) == 3");
    }

    @Test
    void instructionsReachTheDesignAndTheTestsToo() throws InterruptedException {
        model.script(_ -> ScriptedGateway.completed("test_solution.py\n```python\nassert True\n```\n"));

        run.of(request(
                Map.of("style", "plain"),
                heeding(StepType.DESIGN, "Keep it {{style}}."),
                heeding(StepType.TEST_GENERATION, "Pin down what is {{style}}.")));

        assertThat(model.calls().getFirst().user()).contains("- Keep it plain.");
        assertThat(model.calls().getLast().user()).contains("Heed besides:\n- Pin down what is plain.");
    }

    @Test
    void theStepsOfASecureProcessAreAskedForOnceWhoeverNamesThem() throws InterruptedException {
        model.script(_ -> ScriptedGateway.completed("solution.py\n```python\nX = 1\n```\n"));
        var defaults = CodeFactoryConfig.DEFAULT;
        var demanding = new CodeFactoryConfig(
                defaults.project(),
                defaults.models(),
                new CodeFactoryConfig.Security(true, false, true, true),
                defaults.testing(),
                null);
        var step = heeding(StepType.CODE_GENERATION, "Be careful.\n{{secure_process}}");

        run.of(request(step));
        var said = model.calls().getLast().user();
        run.of(new GenerationRequest(
                new Pipeline("own", 1, Map.of(), List.of(step)), "add", demanding, FileTree.EMPTY, null, null, null));
        var both = model.calls().getLast().user();

        assertThat(said).contains("- Be careful.\n- Build each entry point", "\n  1. validate what comes in");
        assertThat(both).contains("Every entry point checks").containsOnlyOnce("1. validate what comes in");
    }

    @Test
    void whatStepsWriteNoCodeAndJudgeNoneLeaveNothingToVerify() {
        var asking = prompt("ask", "what?");
        var writing = PipelineStep.of(StepType.TEST_GENERATION);

        assertThat(request(asking, transform("more", "1")).pipeline().concernsCode())
                .isFalse();
        assertThat(request(new PipelineStep(
                                "nest",
                                StepType.PROMPT,
                                true,
                                says("x"),
                                Mapping.NONE,
                                Limits.NONE,
                                List.of(writing),
                                List.of()))
                        .pipeline()
                        .concernsCode())
                .isTrue();
    }

    @Test
    void expressionsSeeWhatTheChecksFound() throws InterruptedException {
        var request = request(transform("told", "findings.(severity & ' ' & rule & ' ' & path & ':' & line)"));
        var finding = new Finding(
                Finding.Check.SECURITY, "python-eval", Finding.Severity.HIGH, new CodePath("a.py"), 3, "bad");
        var judged = new Candidate(
                0,
                FileTree.of(CodeFile.of("a.py", "eval(x)\n")),
                List.of(),
                new QualityReport(List.of(finding), List.of(), null));

        var chain = completed(steps.first(request), request, Chain.START.proposing(judged));

        assertThat(chain.outputs()).containsEntry("told", "high python-eval a.py:3");
    }

    @Test
    void inputsKeepTheirOrder() {
        var names = List.of("one", "two", "three", "four", "five", "six", "seven");
        var input = new LinkedHashMap<String, String>();
        names.forEach(name -> input.put(name, "1"));

        assertThat(new Mapping(input, null, null, null, null).input()).containsExactlyEntriesOf(input);
    }

    @Test
    void everyPipelineHasASuccessorForEachStepButTheLast() {
        var request = request(
                PipelineStep.of(StepType.NLP_ANALYSIS),
                PipelineStep.of(StepType.DESIGN),
                PipelineStep.of(StepType.CODE_VALIDATION));

        assertThat(Steps.typesAfter(steps.first(request), request.pipeline()))
                .containsExactly(StepType.DESIGN, StepType.CODE_VALIDATION);
        assertThat(steps.after(new Next(StepType.CODE_VALIDATION, 0), Chain.START, request))
                .isEmpty();
    }

    private Chain completed(Next step, GenerationRequest request, Chain known) throws InterruptedException {
        var outcome = steps.run(PipelineRun.EXECUTION, step, request, known, null, "scripted", LlmProgress.NONE);
        assertThat(outcome).isInstanceOf(StepOutcome.Completed.class);
        return ((StepOutcome.Completed) outcome).chain();
    }

    private static PipelineStep prompt(String id, String text) {
        return new PipelineStep(id, StepType.PROMPT, true, says(text), Mapping.NONE, Limits.NONE, List.of(), List.of());
    }

    private static StepOutcome script(Sandbox sandbox, Limits limits) throws InterruptedException {
        var wording = new Wording(null, null, null, null, "exit 3");
        var step =
                new PipelineStep("script", StepType.SCRIPT, true, wording, Mapping.NONE, limits, List.of(), List.of());
        var next = new Next(StepType.SCRIPT, 0);
        return new ScriptStep(sandbox)
                .run(new StepContext(
                        null, request(step), next, step, Chain.START, null, null, "scripted", LlmProgress.NONE));
    }

    private static Sandbox sandbox(Function<SandboxCommand, SandboxResult> runs) {
        return new Sandbox() {
            @Override
            public SandboxStatus status() {
                return SandboxStatus.unusable("only pretends");
            }

            @Override
            public SandboxResult run(SandboxCommand command) {
                return runs.apply(command);
            }
        };
    }

    private static PipelineStep heeding(StepType type, String instructions) {
        var wording = new Wording(null, instructions, null, null, null);
        return new PipelineStep(type.id(), type, true, wording, Mapping.NONE, Limits.NONE, List.of(), List.of());
    }

    private static PipelineStep transform(String id, String expression) {
        return new PipelineStep(
                id, StepType.TRANSFORM, true, Wording.NONE, working(expression), Limits.NONE, List.of(), List.of());
    }

    private static PipelineStep condition(String expression) {
        return new PipelineStep(
                "big",
                StepType.CONDITION,
                true,
                Wording.NONE,
                working(expression),
                Limits.NONE,
                List.of(prompt("yes", "y")),
                List.of(prompt("no", "n")));
    }

    private static Mapping working(@Nullable String expression) {
        return new Mapping(Map.of(), null, expression, null, null);
    }

    private static Wording says(String text) {
        return new Wording(text, null, null, null, null);
    }

    private static GenerationRequest request(PipelineStep... steps) {
        return request(Map.of(), steps);
    }

    private static GenerationRequest request(Map<String, Object> parameters, PipelineStep... steps) {
        var pipeline = new Pipeline("own", 1, parameters, List.of(steps));
        return new GenerationRequest(
                pipeline, "add two numbers", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, null);
    }
}
