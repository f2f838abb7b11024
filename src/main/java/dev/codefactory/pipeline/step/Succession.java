package dev.codefactory.pipeline.step;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline.Next;
import dev.codefactory.pipeline.Pipeline.Planned;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.PlannedFile;
import dev.codefactory.pipeline.StepSequence;
import dev.codefactory.pipeline.StepSequence.Place;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.expression.Expressions;
import dev.codefactory.pipeline.expression.StepData;
import dev.codefactory.pipeline.repair.Improvement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which step follows: the next one in the order in which they stand, with three exceptions. Where several first answers may be asked
 * for, generation and analysis alternate until one is verified. Where an improvement stands behind an analysis, the two alternate as long as
 * something can be mended. And a step that is to work on several files or items is one run for each
 * of them, side by side as far as they permit.
 */
record Succession(PipelineProperties properties) {

    /** The step an execution of the request starts with. */
    Next first(GenerationRequest request) {
        return StepSequence.of(request.pipeline())
                .first(Chain.START)
                .map(place -> place.next(0))
                .orElseThrow(() -> new IllegalArgumentException("a pipeline without a step"));
    }

    /**
     * What follows a step that completed with this chain. Empty after the last, and after a part, whose successors are planned already. A
     * pure function, so that a crash changes nothing.
     */
    List<Planned> after(Next done, Chain chain, GenerationRequest request) {
        return done.part() != null
                ? List.of()
                : successor(done, chain, request)
                        .map(next -> beginningWith(next, chain, request))
                        .orElse(List.of());
    }

    /** The role of the model the step will ask, as far as its chain is known; empty when it asks none. */
    Optional<ModelRole> role(Next step, Chain known, GenerationRequest request) {
        var usual = step.role();
        var named =
                StepSequence.of(request.pipeline()).find(step).step().wording().role();
        if (usual.isEmpty() || named != null) {
            return usual.map(role -> named == null ? role : named);
        }
        return step.type() == StepType.CODE_IMPROVEMENT
                ? Optional.of(RepairRound.role(known, properties.wantTestsFor(request)))
                : usual;
    }

    /** The steps to add in order to do the given one: itself, or one for each file or item that is not done yet. */
    List<Planned> beginningWith(Next step, Chain known, GenerationRequest request) {
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
            var definition = StepSequence.of(request.pipeline()).find(step).step();
            return StepData.items(definition, request, known).size();
        } catch (Expressions.BadExpression e) {
            return 0;
        }
    }

    private Optional<Next> successor(Next done, Chain chain, GenerationRequest request) {
        var sequence = StepSequence.of(request.pipeline());
        var here = sequence.find(done);
        var behind = sequence.after(here, chain);
        return switch (done.type()) {
            case CODE_ANALYSIS -> {
                if (chain.contest().wantsMore()) {
                    yield sequence.before(here, StepType.CODE_GENERATION)
                            .map(place -> place.next(chain.contest().asked()));
                }
                var improvement = behind.filter(place -> place.step().type() == StepType.CODE_IMPROVEMENT);
                yield improvement.isPresent()
                        ? repairOr(improvement.get(), done.round(), chain, request, sequence)
                        : behind.map(place -> place.next(0));
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
                    SCRIPT -> behind.map(place -> place.next(0));
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
                ? Optional.of(improvement.next(round + 1))
                : sequence.after(improvement, chain).map(place -> place.next(0));
    }

    /** How often files may be mended, where the pipeline does not say so itself. */
    @Nullable
    Integer rounds(GenerationRequest request) {
        var wished = request.config().repair();
        var isSaid = StepSequence.of(request.pipeline()).all().stream()
                .anyMatch(place -> place.step().limits().rounds() != null);
        return wished != null ? Integer.valueOf(wished.maxRounds()) : isSaid ? null : properties.repairRounds();
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
        var behind = sequence.after(here, chain).map(place -> place.next(0));
        return switch (chain.history()
                .find(done.round())
                .map(Improvement::status)
                .orElse(null)) {
            case PROPOSED ->
                sequence.before(here, StepType.CODE_ANALYSIS)
                        .map(place -> place.next(done.round()))
                        .or(() -> behind);
            case REPEATED -> repairOr(here, done.round(), chain, request, sequence);
            case APPLIED, DISCARDED, ON_TRIAL, ACCEPTED, REVERTED, REJECTED -> behind;
            case null -> behind;
        };
    }
}
