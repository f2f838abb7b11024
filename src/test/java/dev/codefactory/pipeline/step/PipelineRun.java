package dev.codefactory.pipeline.step;

import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.AnswerFiles;
import dev.codefactory.pipeline.dialogue.ModelDialogue;
import dev.codefactory.pipeline.dialogue.StepSampling;
import dev.codefactory.prompt.PromptCatalog;
import dev.codefactory.prompt.text.ShippedPrompts;
import dev.codefactory.quality.CrossRuns;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityProperties;
import dev.codefactory.quality.QualityProperties.Loosest;
import dev.codefactory.quality.QualityProperties.Metrics;
import dev.codefactory.quality.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Runs a pipeline to its end as the service does, without a database. */
public final class PipelineRun {

    static final Asker EXECUTION = new Asker(new UUID(0, 1), new UUID(0, 2), null, false);

    private final Steps pipeline;
    private final List<String> steps = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<ModelRole> roles = new ArrayList<>();
    private final List<Map<String, Double>> sampling = new ArrayList<>();

    public PipelineRun(LlmGateway model) {
        this(model, new ScriptedAnalyzer());
    }

    public PipelineRun(LlmGateway model, QualityAnalyzer analyzer) {
        this(model, analyzer, new ShippedPrompts()::render);
    }

    public PipelineRun(LlmGateway model, QualityAnalyzer analyzer, PromptCatalog prompts) {
        this.pipeline = pipeline(model, analyzer, prompts, _ -> Set.of());
    }

    /** With tests of one answer that can be run on the code of another. */
    PipelineRun(LlmGateway model, QualityAnalyzer analyzer, CrossRuns runs) {
        this.pipeline = pipeline(model, analyzer, new ShippedPrompts()::render, runs);
    }

    static Steps pipeline(LlmGateway model, QualityAnalyzer analyzer) {
        return pipeline(model, analyzer, new ShippedPrompts()::render, _ -> Set.of());
    }

    private static Steps pipeline(LlmGateway model, QualityAnalyzer analyzer, PromptCatalog prompts, CrossRuns runs) {
        var dialogue = new ModelDialogue(model, prompts, StepSampling.NONE);
        var files = new AnswerFiles();
        var properties = new PipelineProperties(2, 1, true);
        var judgement = new Judgement(
                analyzer,
                runs,
                new QualityProperties(
                        Duration.ofMinutes(5), 0.8, 0, new Metrics(10), new Loosest(null, null, null, null)));
        return new Steps(
                List.of(
                        new NlpAnalysisStep(dialogue),
                        new CodeGenerationStep(dialogue, files, properties),
                        new CodeAnalysisStep(judgement),
                        new CodeImprovementStep(dialogue, files, properties),
                        new CodeValidationStep(judgement),
                        new PromptStep(dialogue),
                        new TestGenerationStep(dialogue, files),
                        new ConditionStep(),
                        new TransformStep(),
                        new ApprovalStep(),
                        new ScriptStep(new NoSandbox())),
                properties);
    }

    /** What the last step knows. */
    public Chain of(GenerationRequest request) throws InterruptedException {
        steps.clear();
        paths.clear();
        roles.clear();
        sampling.clear();
        return from(pipeline.first(request), Chain.START, request);
    }

    Chain validated(GenerationRequest request, Chain known) throws InterruptedException {
        return from(new Pipeline.Next(StepType.CODE_VALIDATION, 0), known, request);
    }

    private Chain from(Pipeline.Next first, Chain known, GenerationRequest request) throws InterruptedException {
        var chain = known;
        var planned = pipeline.beginningWith(first, known, request);
        while (!planned.isEmpty()) {
            chain = all(planned, chain, request);
            planned = pipeline.after(planned.getLast().step(), chain, request);
        }
        return chain;
    }

    /** Steps that were planned together; the last one of them waits for all others. */
    private Chain all(List<Pipeline.Planned> planned, Chain before, GenerationRequest request)
            throws InterruptedException {
        var done = new HashMap<Pipeline.Next, Chain>();
        for (var each : planned) {
            var awaited = each.waitsFor().stream()
                    .map(done::get)
                    .map(Objects::requireNonNull)
                    .toList();
            done.put(each.step(), one(each.step(), awaited.isEmpty() ? before : Chain.join(awaited), request));
        }
        return Objects.requireNonNull(done.get(planned.getLast().step()));
    }

    /** What comes of one step alone. */
    public StepOutcome of(Pipeline.Next step, Chain known, GenerationRequest request) throws InterruptedException {
        return pipeline.run(EXECUTION, step, request, known, null, "scripted", LlmProgress.NONE);
    }

    private Chain one(Pipeline.Next step, Chain chain, GenerationRequest request) throws InterruptedException {
        paths.add(step.path());
        pipeline.role(step, chain, request).ifPresent(roles::add);
        var outcome = of(step, chain, request);
        if (outcome instanceof StepOutcome.Retryable again) {
            outcome = new StepOutcome.Failed(again.code(), again.reason(), again.trace());
        }
        if (outcome instanceof StepOutcome.Failed failed) {
            outcome = pipeline.settle(step, request, chain, failed);
        }
        steps.add(step.type() + " " + step.round() + (outcome instanceof StepOutcome.Skipped ? " skipped" : ""));
        return switch (outcome) {
            case StepOutcome.Completed(var known, var _, var trace) -> {
                if (trace != null) {
                    sampling.add(trace.made().sampling());
                }
                yield known;
            }
            case StepOutcome.Skipped _ -> chain;
            case StepOutcome.Busy _, StepOutcome.Retryable _, StepOutcome.Failed _ -> throw new AssertionError(outcome);
        };
    }

    /** Where the steps that were run stand, in order. */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    /** The roles whose models the steps were queued for, in order. */
    public List<ModelRole> roles() {
        return List.copyOf(roles);
    }

    /** The options that are on record for the answers, in order. */
    List<Map<String, Double>> sampling() {
        return List.copyOf(sampling);
    }

    /** The steps that were run, in order. */
    public List<String> steps() {
        return List.copyOf(steps);
    }

    Verdict verdict(Chain chain) {
        return Objects.requireNonNull(chain.standing().orElseThrow().report()).verdict();
    }
}
