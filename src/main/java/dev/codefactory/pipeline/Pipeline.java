package dev.codefactory.pipeline;

import dev.codefactory.llm.LlmProgress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The order of steps of the {@code function} template:
 * nlp_analysis → code_generation → code_analysis → (code_improvement → code_analysis)* → code_validation.
 */
@Component
public class Pipeline {

    /** How often findings and failing tests are fed back before the best tree is taken as it is. */
    static final int MAX_IMPROVEMENTS = 2;

    private final Map<StepType, Step> steps = new EnumMap<>(StepType.class);

    Pipeline(List<Step> steps) {
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
     */
    public record Next(StepType type, int round) {}

    /** The step every execution starts with. */
    public Next first() {
        return new Next(StepType.NLP_ANALYSIS, 0);
    }

    /** What follows a step that completed with this chain, or empty after the last. A pure function, so that a crash changes nothing. */
    public Optional<Next> after(Next done, Chain chain) {
        return Optional.ofNullable(
                switch (done.type()) {
                    case NLP_ANALYSIS -> new Next(StepType.CODE_GENERATION, 0);
                    case CODE_GENERATION -> new Next(StepType.CODE_ANALYSIS, 0);
                    case CODE_ANALYSIS ->
                        done.round() == 0 || (wantsImprovement(chain) && done.round() < MAX_IMPROVEMENTS)
                                ? new Next(StepType.CODE_IMPROVEMENT, done.round() + 1)
                                : new Next(StepType.CODE_VALIDATION, 0);
                    case CODE_IMPROVEMENT ->
                        improved(done, chain)
                                ? new Next(StepType.CODE_ANALYSIS, done.round())
                                : new Next(StepType.CODE_VALIDATION, 0);
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
        return step.run(new StepContext(request, next.round(), chain, host, progress));
    }

    /** Whether the best tree leaves something that a model could mend. */
    static boolean wantsImprovement(Chain chain) {
        return chain.standing()
                .map(CodeImprovementStep::evidence)
                .filter(text -> !text.isEmpty())
                .isPresent();
    }

    private static boolean improved(Next done, Chain chain) {
        return chain.latest() != null
                && chain.latest().round() == done.round()
                && chain.latest().report() == null;
    }
}
