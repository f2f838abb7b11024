package dev.codefactory.pipeline;

import static java.util.Objects.requireNonNull;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.pipeline.Pipeline.Next;
import dev.codefactory.pipeline.Pipeline.Planned;
import dev.codefactory.pipeline.StepSequence.Place;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.prompt.Prompt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs the steps of pipelines and says which follows: the next one in the order in which they stand, with two exceptions. Where an
 * improvement stands behind an analysis, the two alternate as long as something can be mended. And a step that is to work on several
 * files or items is one run for each of them, side by side as far as they permit.
 */
@Component
public class Steps {

    /** So many items a step may be repeated for; what is more is left out. */
    static final int MOST_ITEMS = 50;

    private final Map<StepType, Step> steps = new EnumMap<>(StepType.class);
    private final PipelineProperties properties;

    Steps(List<Step> steps, PipelineProperties properties) {
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
        return StepSequence.of(request.pipeline())
                .first(Chain.START)
                .map(place -> next(place, 0))
                .orElseThrow(() -> new IllegalArgumentException("a pipeline without a step"));
    }

    /**
     * What follows a step that completed with this chain. Empty after the last, and after a part, whose successors are planned already. A
     * pure function, so that a crash changes nothing.
     */
    public List<Planned> after(Next done, Chain chain, GenerationRequest request) {
        return done.part() != null
                ? List.of()
                : successor(done, chain, request)
                        .map(next -> beginningWith(next, chain, request))
                        .orElse(List.of());
    }

    /** The steps to add in order to do the given one: itself, or one for each file or item that is not done yet. */
    public List<Planned> beginningWith(Next step, Chain known, GenerationRequest request) {
        if (step.part() != null) {
            return List.of(new Planned(step, List.of()));
        }
        if (step.type() == StepType.CODE_GENERATION && !request.plan().isEmpty()) {
            return fileByFile(step, known, request);
        }
        if (StepSequence.of(request.pipeline()).find(step).step().isRepeated() && step.round() == 0) {
            return itemByItem(step, known, request);
        }
        return List.of(new Planned(step, List.of()));
    }

    private List<Planned> fileByFile(Next step, Chain known, GenerationRequest request) {
        var written = known.latest() == null ? FileTree.EMPTY : known.latest().files();
        var parts = new ArrayList<Planned>();
        for (var file : PlannedFile.inOrder(request.plan())) {
            if (written.get(file.path()).isEmpty()) {
                var imported = parts.stream()
                        .map(Planned::step)
                        .filter(part -> part.part() != null && file.imports().contains(new CodePath(part.part())))
                        .toList();
                var part = new Next(step.path(), step.type(), 0, file.path().value());
                parts.add(new Planned(part, imported));
            }
        }
        var all = parts.stream().map(Planned::step).toList();
        successor(step, known, request).ifPresent(next -> parts.add(new Planned(next, all)));
        return List.copyOf(parts);
    }

    private static List<Planned> itemByItem(Next step, Chain known, GenerationRequest request) {
        var parts = new ArrayList<Planned>();
        for (int i = 0; i < countItems(step, known, request); i++) {
            parts.add(new Planned(new Next(step.path(), step.type(), 0, Integer.toString(i + 1)), List.of()));
        }
        var collecting = new Next(step.path(), step.type(), 1, null);
        parts.add(new Planned(collecting, parts.stream().map(Planned::step).toList()));
        return List.copyOf(parts);
    }

    /** Where the list cannot be worked out, collecting it will say so. */
    private static int countItems(Next step, Chain known, GenerationRequest request) {
        try {
            return items(step, known, request).size();
        } catch (Expressions.BadExpression e) {
            return 0;
        }
    }

    static List<Object> items(Next step, Chain known, GenerationRequest request) {
        var expression =
                StepSequence.of(request.pipeline()).find(step).step().mapping().forEach();
        if (expression == null) {
            return List.of();
        }
        var all = Expressions.items(expression, StepData.of(request, known));
        return all.subList(0, Math.min(MOST_ITEMS, all.size()));
    }

    /** The place of an item in its list, from 0. */
    static int index(String part) {
        return Integer.parseInt(part) - 1;
    }

    private Optional<Next> successor(Next done, Chain chain, GenerationRequest request) {
        var sequence = StepSequence.of(request.pipeline());
        var here = sequence.find(done);
        var behind = sequence.after(here, chain);
        return switch (done.type()) {
            case CODE_ANALYSIS -> {
                var improvement = behind.filter(place -> place.step().type() == StepType.CODE_IMPROVEMENT);
                yield improvement.isPresent()
                        ? repairOr(improvement.get(), done.round(), chain, request, sequence)
                        : behind.map(place -> next(place, 0));
            }
            case CODE_IMPROVEMENT -> afterImprovement(done, here, chain, request, sequence);
            case NLP_ANALYSIS,
                    DESIGN,
                    TEST_GENERATION,
                    CODE_GENERATION,
                    CODE_VALIDATION,
                    PROMPT,
                    CONDITION,
                    TRANSFORM,
                    APPROVAL,
                    SCRIPT -> behind.map(place -> next(place, 0));
        };
    }

    private Optional<Next> repairOr(
            Place improvement, int round, Chain chain, GenerationRequest request, StepSequence sequence) {
        var rounds = rounds(improvement.step(), request);
        // The first round is skipped where nothing is to be mended, so that people see that.
        var again = round == 0
                ? rounds > 0
                : round < rounds
                        && RepairRound.isWanted(chain, properties.wantTestsFor(request))
                        && !chain.history().isExhausted();
        return again
                ? Optional.of(next(improvement, round + 1))
                : sequence.after(improvement, chain).map(place -> next(place, 0));
    }

    private int rounds(PipelineStep improvement, GenerationRequest request) {
        var wished = request.config().repair();
        if (wished != null) {
            return wished.maxRounds();
        }
        var said = improvement.limits().rounds();
        return said == null ? properties.repairRounds() : said;
    }

    /** A round without an improvement was skipped for want of anything to mend. */
    private Optional<Next> afterImprovement(
            Next done, Place here, Chain chain, GenerationRequest request, StepSequence sequence) {
        var behind = sequence.after(here, chain).map(place -> next(place, 0));
        return switch (chain.history()
                .find(done.round())
                .map(Improvement::status)
                .orElse(null)) {
            case PROPOSED ->
                sequence.before(here, StepType.CODE_ANALYSIS)
                        .map(place -> next(place, done.round()))
                        .or(() -> behind);
            case REPEATED -> repairOr(here, done.round(), chain, request, sequence);
            case APPLIED, DISCARDED, ON_TRIAL, ACCEPTED, REVERTED, REJECTED -> behind;
            case null -> behind;
        };
    }

    private static Next next(Place place, int round) {
        return new Next(place.path(), place.step().type(), round, null);
    }

    /**
     * Runs a step; the caller stores what comes of it.
     *
     * @param decision its owner's word where it waits for one, or null
     * @param host the id of the host that models are to be asked on
     */
    public StepOutcome run(
            UUID execution,
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
        var definition = StepSequence.of(request.pipeline()).find(next).step();
        var focused = focused(next, request, chain);
        try {
            var item = item(next, chain, request);
            return step.run(
                    new StepContext(execution, focused, next, definition, chain, item, decision, host, progress));
        } catch (Expressions.BadExpression e) {
            return new StepOutcome.Failed("bad_expression", String.valueOf(e.getMessage()), null);
        } catch (StepData.BadTarget e) {
            return new StepOutcome.Failed("bad_target", String.valueOf(e.getMessage()), null);
        }
    }

    /**
     * What each step of the pipeline would ask, before anything is known of what steps will find out; asks nobody.
     *
     * @param prompt the question as far as it can be told, or null when the step asks none or asks by what was found out
     */
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
                    next(place, 0),
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
        } catch (StepData.BadTarget e) {
            return Optional.empty();
        }
    }

    /** What the pipeline says of the step. */
    public PipelineStep definition(Next next, GenerationRequest request) {
        return StepSequence.of(request.pipeline()).find(next).step();
    }

    /** The types of the steps that may follow the given one, in order. */
    public static List<StepType> typesAfter(Next next, Pipeline pipeline) {
        var sequence = StepSequence.of(pipeline);
        return sequence.typesAfter(sequence.find(next));
    }

    /** What becomes of a step that failed for good: one that may fail leaves nothing behind, and the execution goes on. */
    public StepOutcome settle(Next next, GenerationRequest request, Chain before, StepOutcome.Failed failed) {
        return definition(next, request).limits().optional()
                ? new StepOutcome.Completed(before, "left out: " + failed.reason(), failed.trace())
                : failed;
    }

    private static @Nullable Object item(Next next, Chain chain, GenerationRequest request) {
        if (next.type() != StepType.PROMPT || next.part() == null) {
            return null;
        }
        var items = items(next, chain, request);
        var index = index(next.part());
        return index < items.size() ? items.get(index) : null;
    }

    private static GenerationRequest focused(Next next, GenerationRequest request, Chain chain) {
        return next.part() == null || next.type() != StepType.CODE_GENERATION
                ? request
                : request.partAt(
                        new CodePath(next.part()),
                        chain.latest() == null ? FileTree.EMPTY : chain.latest().files());
    }
}
