package dev.codefactory.session.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.StepType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pipeline as JSON, in the words templates are written in. */
record PipelineResponse(
        UUID pipelineId,

        @Schema(description = "The template it was made from.", example = "function")
        String template,

        @Schema(description = "The version of the template.")
        int templateVersion,

        @Schema(description = "What was given for its parameters, and the defaults of the others.")
        Map<String, Object> parameters,

        List<StepResponse> steps) {

    /** A step and those nested in it; what is not said is left out. */
    @Schema(name = "PipelineStep")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record StepResponse(
            String id,

            @Schema(description = "The ids of the steps it is nested in, and its own.", example = "requirement/refine")
            String path,

            StepType type,
            boolean enabled,
            @Nullable String prompt,
            @Nullable String instructions,
            @Nullable ModelRole role,
            @Nullable Map<String, Object> format,
            @Nullable String command,
            Map<String, String> input,
            @Nullable String output,
            @Nullable String expression,
            @Nullable String forEach,
            @Nullable String target,
            @Nullable Integer rounds,
            @Nullable Duration timeout,
            @Nullable Integer retries,
            boolean optional,
            List<StepResponse> steps,

            @Schema(description = "What is run when a condition does not hold.")
            List<StepResponse> otherwise) {

        private static StepResponse of(String prefix, PipelineStep step) {
            var path = prefix + step.id();
            var wording = step.wording();
            var mapping = step.mapping();
            var limits = step.limits();
            return new StepResponse(
                    step.id(),
                    path,
                    step.type(),
                    step.enabled(),
                    wording.prompt(),
                    wording.instructions(),
                    wording.role(),
                    wording.format(),
                    wording.command(),
                    mapping.input(),
                    mapping.output(),
                    mapping.expression(),
                    mapping.forEach(),
                    mapping.target(),
                    limits.rounds(),
                    limits.timeout(),
                    limits.retries(),
                    limits.optional(),
                    all(path + "/", step.steps()),
                    all(path + "/", step.otherwise()));
        }

        private static List<StepResponse> all(String prefix, List<PipelineStep> steps) {
            return steps.stream().map(step -> of(prefix, step)).toList();
        }
    }

    static PipelineResponse of(UUID id, Pipeline pipeline) {
        return new PipelineResponse(
                id,
                pipeline.template(),
                pipeline.version(),
                pipeline.parameters(),
                StepResponse.all("", pipeline.steps()));
    }
}
