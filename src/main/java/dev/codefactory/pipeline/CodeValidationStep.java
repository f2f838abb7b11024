package dev.codefactory.pipeline;

import org.springframework.stereotype.Component;

/** Judges the tree that will be handed over once more, on its own: its gates are the verdict. */
@Component
class CodeValidationStep implements Step {

    private final Judgement judgement;

    CodeValidationStep(Judgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public StepType type() {
        return StepType.CODE_VALIDATION;
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var standing = context.chain().standing();
        if (standing.isEmpty()) {
            return new StepOutcome.Failed("no_files", "no step has produced a file", null);
        }
        var report = judgement.of(standing.get(), context.request());
        var validated = standing.get().judged(report);
        var chain = new Chain(context.chain().requirements(), validated, validated);
        return new StepOutcome.Completed(chain, Judgement.summary(report), null);
    }
}
