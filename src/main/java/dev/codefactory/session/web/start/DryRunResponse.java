package dev.codefactory.session.web.start;

import dev.codefactory.pipeline.StepType;
import dev.codefactory.session.execution.DryRuns.DryRun;
import dev.codefactory.session.execution.DryRuns.DryStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request would do, as JSON. */
record DryRunResponse(
        UUID pipelineId,
        String template,
        int templateVersion,

        @Schema(description = "When it would probably end, were it submitted now.")
        Instant estimatedCompletion,

        @Schema(description = "Every step in order, whatever conditions will say.")
        List<DryStepResponse> steps) {

    record DryStepResponse(
            String path,
            StepType type,

            @Schema(description = "The model that would be asked; null when none would.") @Nullable
            String model,

            @Schema(description = "The standing instructions it would get.") @Nullable
            String system,

            @Schema(description = "The question, with what is not known yet in brackets.") @Nullable
            String user,

            @Schema(description = "SHA-256 of the prompt before it was filled.") @Nullable
            String promptSha256) {

        private static DryStepResponse of(DryStep step) {
            var prompt = step.preview().prompt();
            return new DryStepResponse(
                    step.preview().path(),
                    step.preview().definition().type(),
                    step.model().orElse(null),
                    prompt == null ? null : prompt.system(),
                    prompt == null ? null : prompt.user(),
                    prompt == null ? null : prompt.source().sha256());
        }
    }

    static DryRunResponse of(DryRun run) {
        return new DryRunResponse(
                run.pipelineId(),
                run.template(),
                run.version(),
                run.estimatedCompletion(),
                run.steps().stream().map(DryStepResponse::of).toList());
    }
}
