package dev.codefactory.pipeline.step;

import static java.util.Objects.requireNonNull;

import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.expression.Expressions;
import dev.codefactory.pipeline.expression.StepData;
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
