package dev.codefactory.pipeline;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.pipeline.repair.Improvement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The order of steps of the {@code function} template:
 * nlp_analysis → code_generation → code_analysis → (code_improvement → code_analysis)* → code_validation. Where the request names the files,
 * code_generation is one step for each of them.
 */
@Component
public class Pipeline {

    private final Map<StepType, Step> steps = new EnumMap<>(StepType.class);
    private final PipelineProperties properties;

    Pipeline(List<Step> steps, PipelineProperties properties) {
        this.properties = properties;
        steps.forEach(step -> this.steps.put(step.type(), step));
        for (var type : StepType.values()) {
            if (!this.steps.containsKey(type)) {
                throw new IllegalStateException("no step of type " + type.id());
            }
        }
    }

    /**
     * A step to be run.
     *
     * @param round 0, or the number of the improvement round
     * @param part the one file it works on, or null for all
     */
    public record Next(StepType type, int round, @Nullable CodePath part) {

        /** A step that works on all files. */
        public Next(StepType type, int round) {
            this(type, round, null);
        }
    }

    /**
     * A step and the steps beside it that must have ended first.
     *
     * @param waitsFor steps that stand before it in the same list
     */
    public record Planned(Next step, List<Next> waitsFor) {

        public Planned {
            waitsFor = List.copyOf(waitsFor);
        }
    }

    /** The step every execution starts with. */
    public Next first() {
        return new Next(StepType.NLP_ANALYSIS, 0);
    }

    /**
     * What follows a step that completed with this chain. Empty after the last, and after a part, whose successors are planned already. A
     * pure function, so that a crash changes nothing.
     */
    public List<Planned> after(Next done, Chain chain, GenerationRequest request) {
        return done.part() != null
                ? List.of()
                : successor(done, chain, limits(request))
                        .map(next -> beginningWith(next, chain, request))
                        .orElse(List.of());
    }

    /** The steps to add in order to do the given one: itself, or one for each planned file that is not written yet. */
    public List<Planned> beginningWith(Next step, Chain known, GenerationRequest request) {
        if (step.type() != StepType.CODE_GENERATION
                || step.part() != null
                || request.plan().isEmpty()) {
            return List.of(new Planned(step, List.of()));
        }
        var written = known.latest() == null ? FileTree.EMPTY : known.latest().files();
        var parts = new ArrayList<Planned>();
        for (var file : inOrder(request.plan())) {
            if (written.get(file.path()).isEmpty()) {
                var imported = parts.stream()
                        .map(Planned::step)
                        .filter(part -> part.part() != null && file.imports().contains(part.part()))
                        .toList();
                parts.add(new Planned(new Next(StepType.CODE_GENERATION, 0, file.path()), imported));
            }
        }
        var all = parts.stream().map(Planned::step).toList();
        parts.add(new Planned(new Next(StepType.CODE_ANALYSIS, 0), all));
        return List.copyOf(parts);
    }

    /** Each file after those it imports. */
    private static List<PlannedFile> inOrder(List<PlannedFile> plan) {
        var open = new ArrayList<>(plan);
        var ordered = new ArrayList<PlannedFile>();
        while (!open.isEmpty()) {
            var ready = open.stream()
                    .filter(file ->
                            open.stream().noneMatch(other -> file.imports().contains(other.path())))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalArgumentException("planned files import each other in a circle: " + open);
            }
            ordered.addAll(ready);
            open.removeAll(ready);
        }
        return ordered;
    }

    /**
     * How far repair may go.
     *
     * @param rounds how many there may be
     * @param tests whether missing tests are worth one
     */
    private record Limits(int rounds, boolean tests) {}

    private Limits limits(GenerationRequest request) {
        var wished = request.config().repair();
        return new Limits(
                wished == null ? properties.repairRounds() : wished.maxRounds(), properties.wantTestsFor(request));
    }

    private static Optional<Next> successor(Next done, Chain chain, Limits limits) {
        return Optional.ofNullable(
                switch (done.type()) {
                    case NLP_ANALYSIS -> new Next(StepType.CODE_GENERATION, 0);
                    case CODE_GENERATION -> new Next(StepType.CODE_ANALYSIS, 0);
                    case CODE_ANALYSIS ->
                        done.round() == 0
                                        && limits.rounds()
                                                > 0 // skipped where nothing is to be mended, so that people see that
                                ? new Next(StepType.CODE_IMPROVEMENT, 1)
                                : repairOrValidation(done.round(), chain, limits);
                    case CODE_IMPROVEMENT -> afterImprovement(done.round(), chain, limits);
                    case CODE_VALIDATION -> null;
                });
    }

    /**
     * Runs a step; the caller stores what comes of it.
     *
     * @param host the id of the host that models are to be asked on
     */
    public StepOutcome run(Next next, GenerationRequest request, Chain chain, String host, LlmProgress progress)
            throws InterruptedException {
        var step = steps.get(next.type());
        if (step == null) {
            throw new IllegalStateException("no step of type " + next.type().id());
        }
        return step.run(new StepContext(focused(next, request, chain), next.round(), chain, host, progress));
    }

    private static GenerationRequest focused(Next next, GenerationRequest request, Chain chain) {
        return next.part() == null
                ? request
                : request.partAt(
                        next.part(),
                        chain.latest() == null ? FileTree.EMPTY : chain.latest().files());
    }

    private static Next repairOrValidation(int round, Chain chain, Limits limits) {
        return round < limits.rounds()
                        && RepairRound.isWanted(chain, limits.tests())
                        && !chain.history().isExhausted()
                ? new Next(StepType.CODE_IMPROVEMENT, round + 1)
                : new Next(StepType.CODE_VALIDATION, 0);
    }

    /** A round without an improvement was skipped for want of anything to mend. */
    private static Next afterImprovement(int round, Chain chain, Limits limits) {
        return switch (chain.history().find(round).map(Improvement::status).orElse(null)) {
            case PROPOSED -> new Next(StepType.CODE_ANALYSIS, round);
            case REPEATED -> repairOrValidation(round, chain, limits);
            case APPLIED, DISCARDED, ON_TRIAL, ACCEPTED, REVERTED, REJECTED -> new Next(StepType.CODE_VALIDATION, 0);
            case null -> new Next(StepType.CODE_VALIDATION, 0);
        };
    }
}
