package dev.codefactory.pipeline.step;

import dev.codefactory.code.CodeFile;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Requirements;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepOutcome.ModelTrace;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.Detail;
import dev.codefactory.pipeline.dialogue.ModelDialogue;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Answer;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Question;
import dev.codefactory.pipeline.dialogue.PromptValues;
import dev.codefactory.pipeline.dialogue.TemplateTexts;
import dev.codefactory.pipeline.expression.StepData;
import dev.codefactory.prompt.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a model what the template says, and keeps the answer as data: for later steps, as a file, or as the requirements. */
@Component
class PromptStep implements Step {

    private static final JsonMapper JSON = new JsonMapper();

    /** The output of this name is what all later steps take for the requirements. */
    static final String REQUIREMENTS = "requirements";

    private final ModelDialogue model;

    PromptStep(ModelDialogue model) {
        this.model = model;
    }

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.PROMPT, StepType.DESIGN);
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        if (context.step().collects()) {
            return collected(context);
        }
        return switch (model.ask(detail -> question(context, detail), context)) {
            case Answer.Given(var _, var truncated, var _, var trace)
            when truncated && format(context) != null ->
                again("truncated", "the answer was cut off at its token limit", trace);
            case Answer.Given(var reply, var truncated, var _, var trace) -> {
                var value = value(context, reply.text());
                yield value == null
                        ? again("malformed", "the answer is not the JSON that was asked for", trace)
                        : new StepOutcome.Completed(kept(context, value), summary(value, truncated), trace);
            }
            case Answer.Missing(var outcome, var _, var _) -> outcome;
        };
    }

    /** The next answer may come out better. */
    private static StepOutcome again(String code, String reason, ModelTrace trace) {
        return new StepOutcome.Retryable(code, reason, Duration.ZERO, trace);
    }

    @Override
    public Optional<Prompt> preview(StepContext context) {
        return Optional.of(model.rendered(question(context, Detail.WHOLE), context));
    }

    private static Question question(StepContext context, Detail detail) {
        var wording = context.definition().wording();
        var format = format(context);
        var values = TemplateTexts.values(context, detail);
        values.put("wishes", PromptValues.wishes(context));
        var question = Question.of(context.step().type(), values);
        if (wording.prompt() != null) {
            question = question.saying(wording.prompt());
        }
        return format == null ? question : question.inFormat(format);
    }

    private static @Nullable Map<String, Object> format(StepContext context) {
        var wording = context.definition().wording();
        return isAboutRequirements(context) ? Requirements.SCHEMA : wording.format();
    }

    private static boolean isAboutRequirements(StepContext context) {
        return context.definition().outputName().equals(REQUIREMENTS);
    }

    private static @Nullable Object value(StepContext context, String answer) {
        if (isAboutRequirements(context)) {
            return NlpAnalysisStep.parse(answer);
        }
        if (format(context) == null) {
            return answer.strip();
        }
        try {
            return JSON.readValue(answer, Object.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Chain kept(StepContext context, Object value) {
        if (value instanceof Requirements requirements) {
            return context.chain().with(requirements);
        }
        var definition = context.definition();
        var part = context.step().part();
        var chain = part == null
                ? context.chain().with(definition.outputName(), value)
                : context.chain()
                        .withItem(definition.outputName(), context.step().index(), value);
        return TemplateTexts.target(context)
                .map(path -> chain.writing(new CodeFile(path, StepData.text(value) + "\n")))
                .orElse(chain);
    }

    private static String summary(Object value, boolean truncated) {
        var line = StepData.line(value);
        var shown = line.length() > 120 ? line.substring(0, 120) + " …" : line;
        return truncated ? shown + " (cut off at its token limit)" : shown;
    }

    private static StepOutcome collected(StepContext context) {
        var definition = context.definition();
        var found = context.chain().outputs().get(definition.outputName());
        var items = new ArrayList<@Nullable Object>(found instanceof List<?> list ? list : List.of());
        var wanted =
                StepData.items(definition, context.request(), context.chain()).size();
        while (items.size() < wanted) {
            items.add(null);
        }
        var given = items.stream().filter(Objects::nonNull).count();
        return new StepOutcome.Completed(
                context.chain().with(definition.outputName(), items), "%d of %d items".formatted(given, wanted), null);
    }
}
