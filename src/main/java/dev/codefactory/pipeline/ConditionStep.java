package dev.codefactory.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Decides by an expression over what is known which of the steps nested in it follow. */
@Component
class ConditionStep implements Step {

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.CONDITION);
    }

    @Override
    public StepOutcome run(StepContext context) {
        var expression = requireNonNull(context.definition().mapping().expression());
        var holds = Expressions.holds(expression, StepData.of(context));
        return new StepOutcome.Completed(
                context.chain().with(context.step().path(), holds), holds ? "yes" : "no", null);
    }
}
