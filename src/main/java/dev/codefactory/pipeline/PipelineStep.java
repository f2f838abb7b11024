package dev.codefactory.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codefactory.llm.ModelRole;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pipeline, with those nested in it.
 *
 * @param id its name among its siblings
 * @param enabled whether it is run; one that is not takes those nested in it along
 * @param steps run after it, in this order; those of a condition only when it holds
 * @param otherwise run instead of the steps when a condition does not hold
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PipelineStep(
        String id,
        StepType type,
        boolean enabled,
        Wording wording,
        Mapping mapping,
        Limits limits,
        List<PipelineStep> steps,
        List<PipelineStep> otherwise) {

    public PipelineStep {
        // Rows hold no empty parts.
        wording = Objects.requireNonNullElse(wording, Wording.NONE);
        mapping = Objects.requireNonNullElse(mapping, Mapping.NONE);
        limits = Objects.requireNonNullElse(limits, Limits.NONE);
        steps = List.copyOf(Objects.requireNonNullElse(steps, List.of()));
        otherwise = List.copyOf(Objects.requireNonNullElse(otherwise, List.of()));
    }

    /** A step that is named after its type and does what its type does. */
    public static PipelineStep of(StepType type) {
        return new PipelineStep(type.id(), type, true, Wording.NONE, Mapping.NONE, Limits.NONE, List.of(), List.of());
    }

    /** The name that later steps find its output by. */
    public String outputName() {
        return mapping.output() == null ? id : mapping.output();
    }

    /** Whether it is run once for each of several items. */
    public boolean isRepeated() {
        return mapping.forEach() != null;
    }

    /**
     * What a step says to a model, or to people.
     *
     * @param prompt the question, instead of the prompt of the step's type; variables in double braces
     * @param instructions what to heed besides, as one sentence or more; variables in double braces
     * @param role the model to ask, or null for that of the type
     * @param format the JSON Schema the answer must follow, or null for free text
     * @param command what a script runs, read by a shell
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wording(
            @Nullable String prompt,
            @Nullable String instructions,
            @Nullable ModelRole role,
            @Nullable Map<String, Object> format,
            @Nullable String command) {

        public static final Wording NONE = new Wording(null, null, null, null, null);
    }

    /**
     * How data goes in and comes out. Expressions are JSONata over what is known before the step.
     *
     * @param input expressions by the names under which the wording finds their values
     * @param output the name of its output, or null for its id; {@code requirements} replaces the requirements
     * @param expression what a condition asks and a transform works out
     * @param forEach the items it is run for, side by side, or null for once
     * @param target the file that its code goes into, or its output is written to; variables in double braces
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Mapping(
            Map<String, String> input,
            @Nullable String output,
            @Nullable String expression,
            @Nullable String forEach,
            @Nullable String target) {

        public static final Mapping NONE = new Mapping(Map.of(), null, null, null, null);

        public Mapping {
            // In their order, so that the same step always asks with the same words.
            input = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(input, Map.of())));
        }
    }

    /**
     * How far a step may go; null leaves it to the request and the operator's configuration.
     *
     * @param rounds how often an improvement may be tried
     * @param timeout how long one attempt may take
     * @param retries how often it is tried again when its model fails
     * @param optional whether the execution goes on when it fails for good
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Limits(
            @Nullable Integer rounds,
            @Nullable Duration timeout,
            @Nullable Integer retries,
            boolean optional) {

        public static final Limits NONE = new Limits(null, null, null, false);
    }
}
