package dev.codefactory.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.codefactory.llm.ModelRole;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resolved steps of one template and its parameters. It does not change once an execution has started.
 *
 * @param template the name of the template, such as {@code function}
 * @param version the version of the template, from 1
 * @param parameters the values given for the template's parameters, and the defaults of the others
 */
public record Pipeline(String template, int version, Map<String, Object> parameters, List<PipelineStep> steps) {

    /** What a request for a function goes through: the pipeline of everything that was asked for before there were others. */
    public static final Pipeline STANDARD = new Pipeline(
            "function",
            1,
            Map.of(),
            Stream.of(
                            StepType.NLP_ANALYSIS,
                            StepType.CODE_GENERATION,
                            StepType.CODE_ANALYSIS,
                            StepType.CODE_IMPROVEMENT,
                            StepType.CODE_VALIDATION)
                    .map(PipelineStep::of)
                    .toList());

    public Pipeline {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters)); // a value may be null
        steps = List.copyOf(steps);
    }

    /** Whether any of its steps writes code or judges it. Where none does, there is nothing to be verified. */
    public boolean concernsCode() {
        return StepSequence.of(this).all().stream()
                .anyMatch(place -> place.step().type().concernsCode());
    }

    /**
     * A step to be run.
     *
     * @param path the ids of the steps it is nested in and its own, such as {@code requirement/refine}
     * @param round 0, or the number of the improvement round; of a generation, how many first answers came before
     * @param part the one file or item it works on, or null for all
     */
    public record Next(
            String path, StepType type, int round, @Nullable String part) {

        public Next {
            // Rows that are older than paths name steps by their types.
            path = Objects.requireNonNullElse(path, type.id());
        }

        /** A step that is named after its type and works on everything. */
        public Next(StepType type, int round) {
            this(type.id(), type, round, null);
        }

        /** Whether it only collects what was found out for each item. */
        @JsonIgnore
        public boolean collects() {
            return type == StepType.PROMPT && round == 1;
        }

        /** The place of its item among those the step is run for, from 0. */
        public int index() {
            return Integer.parseInt(Objects.requireNonNull(part)) - 1;
        }

        /** The role of the model it waits for, or empty when it waits for none. */
        @JsonIgnore
        public Optional<ModelRole> role() {
            return collects() ? Optional.empty() : type.role();
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
}
