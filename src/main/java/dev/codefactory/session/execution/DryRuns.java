package dev.codefactory.session.execution;

import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.step.Steps;
import dev.codefactory.pipeline.step.Steps.Preview;
import dev.codefactory.session.estimate.Estimates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Says what a submission would do: everything is resolved, no model is called and nothing is stored. */
@Service
public class DryRuns {

    private final Steps steps;
    private final LlmGateway llm;
    private final Estimates estimates;

    DryRuns(Steps steps, LlmGateway llm, Estimates estimates) {
        this.steps = steps;
        this.llm = llm;
        this.estimates = estimates;
    }

    /**
     * What a submission would do.
     *
     * @param steps every step of its pipeline, in order
     * @param estimatedCompletion when it would probably end, were it submitted now
     */
    public record DryRun(
            UUID pipelineId, String template, int version, List<DryStep> steps, Instant estimatedCompletion) {

        public DryRun {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step that would be run.
     *
     * @param model the name of the model that would be asked, if one would
     */
    public record DryStep(Preview preview, Optional<String> model) {}

    /** What would come of it. */
    public DryRun of(Submission submission) {
        var request = submission.request();
        var all = steps.preview(request).stream()
                .map(preview -> new DryStep(preview, model(preview.definition(), submission)))
                .toList();
        var pipeline = request.pipeline();
        return new DryRun(
                request.pipelineId(), pipeline.template(), pipeline.version(), all, estimates.completion(request));
    }

    private Optional<String> model(PipelineStep step, Submission submission) {
        var named = step.wording().role();
        return Optional.ofNullable(named)
                .or(() -> step.type().role())
                .map(role -> llm.modelFor(
                        role, submission.request().config().models().of(role).orElse(null)));
    }
}
