package dev.codefactory.pipeline.step;

import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Goes on when its owner has approved, and ends the execution when not. It is not run before there is a word. */
@Component
class ApprovalStep implements Step {

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.APPROVAL);
    }

    @Override
    public StepOutcome run(StepContext context) {
        var decision = context.decision();
        if (decision == null) {
            throw new IllegalStateException("an approval was run without a word of its owner");
        }
        var said = decision.comment().isEmpty() ? "" : ": " + decision.comment();
        return decision.approved()
                ? new StepOutcome.Completed(
                        context.chain().with(context.definition().outputName(), decision.comment()),
                        "approved" + said,
                        null)
                : new StepOutcome.Failed("not_approved", "not approved" + said, null);
    }
}
