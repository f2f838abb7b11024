package dev.codefactory.pipeline.step;

import static java.util.Objects.requireNonNull;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.Pipeline.Next;
import dev.codefactory.pipeline.Pipeline.Planned;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.Requirements;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepSequence;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.TemplateTexts;
import dev.codefactory.pipeline.expression.Expressions;
import dev.codefactory.pipeline.expression.StepData;
import dev.codefactory.prompt.Prompt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Runs the steps of pipelines and says which follows. */
@Component
@NamedInterface("steps")
public class Steps {

    private final Map<StepType, Step> steps = new EnumMap<>(StepType.class);
    private final Succession succession;
    private final PipelineProperties properties;

    Steps(List<Step> steps, PipelineProperties properties) {
        this.succession = new Succession(properties);
        this.properties = properties;
        steps.forEach(step -> step.types().forEach(type -> this.steps.put(type, step)));
        for (var type : StepType.values()) {
            if (!this.steps.containsKey(type)) {
                throw new IllegalStateException("no step of type " + type.id());
            }
        }
    }

    /** The step an execution of the request starts with. */
    public Next first(GenerationRequest request) {
        return succession.first(request);
    }

    /**
     * What follows a step that completed with this chain. Empty after the last, and after a part, whose successors are planned already. A
     * pure function, so that a crash changes nothing.
     */
    public List<Planned> after(Next done, Chain chain, GenerationRequest request) {
        return succession.after(done, chain, request);
    }

    /** The role of the model the step will ask, as far as its chain is known; empty when it asks none. */
    public Optional<ModelRole> role(Next step, Chain known, GenerationRequest request) {
        return succession.role(step, known, request);
    }

    /** The steps to add in order to do the given one: itself, or one for each file or item that is not done yet. */
    public List<Planned> beginningWith(Next step, Chain known, GenerationRequest request) {
        return succession.beginningWith(step, known, request);
    }

    /** The types of the steps that may follow the given one, in order. */
    public static List<StepType> typesAfter(Next next, Pipeline pipeline) {
        var sequence = StepSequence.of(pipeline);
        return sequence.typesAfter(sequence.find(next));
    }

    /**
     * Runs a step; the caller stores what comes of it.
     *
     * @param run the run of the step that this is
     * @param decision its owner's word where it waits for one, or null
     * @param host the id of the host that models are to be asked on
     */
    public StepOutcome run(
            Asker run,
            Next next,
            GenerationRequest request,
            Chain chain,
            StepContext.@Nullable Decision decision,
            String host,
            LlmProgress progress)
            throws InterruptedException {
        var step = steps.get(next.type());
        if (step == null) {
            throw new IllegalStateException("no step of type " + next.type().id());
        }
        var definition = definition(next, request);
        var focused = focused(next, request, chain);
        try {
            var item = item(next, definition, chain, request);
            return step.run(new StepContext(run, focused, next, definition, chain, item, decision, host, progress));
        } catch (Expressions.BadExpression e) {
            return new StepOutcome.Failed("bad_expression", String.valueOf(e.getMessage()), null);
        } catch (TemplateTexts.BadTarget e) {
            return new StepOutcome.Failed("bad_target", String.valueOf(e.getMessage()), null);
        }
    }

    /**
     * What each step of the pipeline would ask, before anything is known of what steps will find out; asks nobody.
     *
     * @param prompt the question as far as it can be told, or null when the step asks none or asks by what was found out
     */
    @NamedInterface("steps")
    public record Preview(
            String path, PipelineStep definition, @Nullable Prompt prompt) {}

    /** Every step of the request's pipeline, in order, whatever conditions will say. */
    public List<Preview> preview(GenerationRequest request) {
        var previews = new ArrayList<Preview>();
        var known = Chain.START;
        for (var place : StepSequence.of(request.pipeline()).all()) {
            var definition = place.step();
            var context = new StepContext(
                    null,
                    request,
                    place.next(0),
                    definition,
                    known,
                    definition.isRepeated() ? "(each item)" : null,
                    null,
                    "",
                    LlmProgress.NONE);
            var prompt = asking(definition, context);
            previews.add(new Preview(place.path(), definition, prompt.orElse(null)));
            known = known.with(definition.outputName(), "(what %s works out)".formatted(place.path()));
            known = known.with(
                    new Requirements("(as understood)", List.of(), List.of(), List.of(), List.of(), List.of()));
        }
        return List.copyOf(previews);
    }

    private Optional<Prompt> asking(PipelineStep definition, StepContext context) {
        try {
            return requireNonNull(steps.get(definition.type())).preview(context);
        } catch (Expressions.BadExpression e) {
            return Optional.empty(); // an input that rests on what is not known yet
        } catch (TemplateTexts.BadTarget e) {
            return Optional.empty();
        }
    }

    /** Whether the files that stand have a red gate that a model could mend. */
    public boolean staysRed(Chain known, GenerationRequest request) {
        return RepairRound.staysRed(known, properties.wantTestsFor(request));
    }

    /** How many first answers may be asked for, where the request's files are not planned one by one. */
    public int candidates(GenerationRequest request) {
        return request.plan().isEmpty() ? properties.candidatesFor(request) : 1;
    }

    /** The same of a request that does not say. */
    public int usualCandidates() {
        return properties.candidates();
    }

    /** The configuration of the request, with what it leaves to the operator about the order of steps said in it. */
    public CodeFactoryConfig settled(GenerationRequest request) {
        return request.config().trying(properties.candidatesFor(request), succession.rounds(request));
    }

    /** What the pipeline says of the step. */
    public PipelineStep definition(Next next, GenerationRequest request) {
        return StepSequence.of(request.pipeline()).find(next).step();
    }

    /** What becomes of a step that failed for good: one that may fail, and a further first answer, leaves nothing behind, and the execution goes on. */
    public StepOutcome settle(Next next, GenerationRequest request, Chain before, StepOutcome.Failed failed) {
        if (next.type() == StepType.CODE_GENERATION && before.contest().isOpen()) {
            var known = Candidates.without(before);
            return new StepOutcome.Completed(known, "left out: " + failed.reason(), failed.trace());
        }
        return definition(next, request).limits().optional()
                ? new StepOutcome.Completed(before, "left out: " + failed.reason(), failed.trace())
                : failed;
    }

    private static @Nullable Object item(Next next, PipelineStep definition, Chain chain, GenerationRequest request) {
        if (next.type() != StepType.PROMPT || next.part() == null) {
            return null;
        }
        var items = StepData.items(definition, request, chain);
        return next.index() < items.size() ? items.get(next.index()) : null;
    }

    private static GenerationRequest focused(Next next, GenerationRequest request, Chain chain) {
        return next.part() == null || next.type() != StepType.CODE_GENERATION
                ? request
                : request.partAt(
                        new CodePath(next.part()),
                        chain.latest() == null ? FileTree.EMPTY : chain.latest().files());
    }
}
