package dev.codefactory.pipeline.step;

import static java.util.Objects.requireNonNull;

import dev.codefactory.code.CodeFile;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.TemplateTexts;
import dev.codefactory.pipeline.expression.Expressions;
import dev.codefactory.pipeline.expression.StepData;
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
        var value = Expressions.evaluate(requireNonNull(definition.mapping().expression()), StepData.of(context));
        var chain = context.chain().with(definition.outputName(), value);
        return new StepOutcome.Completed(
                TemplateTexts.target(context)
                        .map(path -> chain.writing(new CodeFile(path, StepData.text(value))))
                        .orElse(chain),
                definition.outputName(),
                null);
    }
}
