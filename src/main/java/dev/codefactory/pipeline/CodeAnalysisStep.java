package dev.codefactory.pipeline;

import org.springframework.stereotype.Component;

/** Has the newest answer judged by machine. */
@Component
class CodeAnalysisStep implements Step {

    private final Judgement judgement;

    CodeAnalysisStep(Judgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public StepType type() {
        return StepType.CODE_ANALYSIS;
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var candidate = context.chain().latest();
        if (candidate == null) {
            return new StepOutcome.Skipped("there are no files to analyze");
        }
        var report = judgement.of(candidate, context.chain().best(), context.request());
        return new StepOutcome.Completed(
                context.chain().judging(candidate.judged(report)), Judgement.summary(report), null);
    }
}
