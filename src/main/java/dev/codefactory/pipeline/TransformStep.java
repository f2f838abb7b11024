package dev.codefactory.pipeline;

import static java.util.Objects.requireNonNull;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Works out new data from what is known, without a model. */
@Component
class TransformStep implements Step {

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.TRANSFORM);
    }

    @Override
    public StepOutcome run(StepContext context) {
        var definition = context.definition();
        try {
            var value = Expressions.evaluate(requireNonNull(definition.mapping().expression()), StepData.of(context));
            var chain = context.chain().with(definition.outputName(), value);
            var target = definition.mapping().target();
            return new StepOutcome.Completed(
                    target == null
                            ? chain
                            : chain.writing(new CodeFile(
                                    new CodePath(Wordings.fill(target, StepData.values(context))),
                                    StepData.text(value))),
                    definition.outputName(),
                    null);
        } catch (Expressions.BadExpression e) {
            return new StepOutcome.Failed("bad_expression", String.valueOf(e.getMessage()), null);
        } catch (IllegalArgumentException e) {
            return new StepOutcome.Failed("bad_target", String.valueOf(e.getMessage()), null);
        }
    }
}
