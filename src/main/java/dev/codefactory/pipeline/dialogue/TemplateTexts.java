package dev.codefactory.pipeline.dialogue;

import dev.codefactory.code.CodePath;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.expression.StepData;
import dev.codefactory.pipeline.expression.Wordings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the texts that a template brings say at a step: their variables filled with what is known. */
public final class TemplateTexts {

    private TemplateTexts() {}

    /** What fills the variables of a template's texts: what fills those of every prompt, and beside it the data by name. */
    public static Map<String, String> values(StepContext context, Detail detail) {
        var chain = context.chain();
        var values = new HashMap<>(PromptValues.of(context.request(), chain.requirements(), detail));
        values.put("code", new Listings(detail).all(chain.files()));
        values.put("language", context.request().language().id());
        context.request().pipeline().parameters().forEach((name, value) -> values.put(name, StepData.text(value)));
        noOutputs(context.request().pipeline().steps(), values);
        chain.outputs().forEach((name, value) -> values.put("steps." + name, StepData.text(value)));
        StepData.inputs(context).forEach((name, value) -> values.put(name, StepData.text(value)));
        if (context.item() != null) {
            values.put("item", StepData.text(context.item()));
        }
        return values;
    }

    /** A step that was left out, switched off or not reached has nothing to say to those behind it. */
    private static void noOutputs(List<PipelineStep> steps, Map<String, String> values) {
        for (var step : steps) {
            values.put("steps." + step.outputName(), "");
            noOutputs(step.steps(), values);
            noOutputs(step.otherwise(), values);
        }
    }

    /** The file its output goes into, if the template names one. */
    public static Optional<CodePath> target(StepContext context) {
        var target = context.definition().mapping().target();
        if (target == null) {
            return Optional.empty();
        }
        var named = Wordings.fill(target, values(context, Detail.WHOLE));
        try {
            return Optional.of(new CodePath(named));
        } catch (IllegalArgumentException e) {
            throw new BadTarget("the target %s: %s".formatted(named, e.getMessage()), e);
        }
    }

    /** A template's target, with what a request gives for its variables, is no path within the tree. */
    public static final class BadTarget extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BadTarget(String message, IllegalArgumentException cause) {
            super(message, cause);
        }
    }
}
