package dev.codefactory.pipeline.step;

import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Status;
import dev.codefactory.pipeline.repair.Merit;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Judges the tree that will be handed over once more, on its own: its gates are the verdict. */
@Component
class CodeValidationStep implements Step {

    private final Judgement judgement;

    CodeValidationStep(Judgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.CODE_VALIDATION);
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var chain = context.chain();
        var standing = chain.standing();
        if (standing.isEmpty()) {
            return new StepOutcome.Failed("no_files", "no step has produced a file", null);
        }
        var trial = chain.history().onTrial();
        if (trial.isPresent() && chain.latest() != null) {
            return tried(context, trial.get(), chain.latest(), standing.get());
        }
        var validated = judged(standing.get(), context);
        return new StepOutcome.Completed(
                chain.handingOver(validated), Judgement.summary(Objects.requireNonNull(validated.report())), null);
    }

    /** The improvement stays unless it turns a gate red that is not red without it. */
    private StepOutcome tried(StepContext context, Improvement trial, Candidate with, Candidate without)
            throws InterruptedException {
        var chain = context.chain();
        var judgedWith = with.judged(judgement.of(with, without, context.request()));
        var judgedWithout = judged(without, context);
        var report = Objects.requireNonNull(judgedWith.report());
        var otherReport = Objects.requireNonNull(judgedWithout.report());
        if (Merit.turnsRed(report, otherReport)) {
            var summary = "improvement %d was taken out again: with it %s"
                    .formatted(trial.number(), Judgement.summary(report));
            return new StepOutcome.Completed(chain.handingOver(judgedWithout, trial, Status.REVERTED), summary, null);
        }
        var summary = "improvement %d accepted: %s".formatted(trial.number(), Judgement.summary(report));
        return new StepOutcome.Completed(chain.handingOver(judgedWith, trial, Status.ACCEPTED), summary, null);
    }

    private Candidate judged(Candidate candidate, StepContext context) throws InterruptedException {
        return candidate.judged(judgement.of(candidate, context.request()));
    }
}
