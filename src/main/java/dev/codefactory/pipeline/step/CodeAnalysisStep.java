package dev.codefactory.pipeline.step;

import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the newest answer judged by machine. */
@Component
class CodeAnalysisStep implements Step {

    private final Judgement judgement;

    CodeAnalysisStep(Judgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.CODE_ANALYSIS);
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var candidate = candidate(context);
        if (candidate == null) {
            return new StepOutcome.Skipped("there are no files to analyze");
        }
        var report = judgement.of(candidate, context.chain().best(), context.request());
        return new StepOutcome.Completed(
                context.chain().judging(candidate.judged(report)), Judgement.summary(report), null);
    }

    /** Where nothing was written yet, it is what the user gave that is looked at. */
    static @Nullable Candidate candidate(StepContext context) {
        var given = context.request().files();
        var latest = context.chain().latest();
        return latest == null && !given.isEmpty() ? new Candidate(0, given, List.of(), null) : latest;
    }
}
