package dev.codefactory.pipeline.step;

import dev.codefactory.pipeline.Requirements;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.Detail;
import dev.codefactory.pipeline.dialogue.ModelDialogue;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Answer;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Question;
import dev.codefactory.pipeline.dialogue.PromptValues;
import dev.codefactory.prompt.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads the request and says as structured requirements what it asks for. */
@Component
class NlpAnalysisStep implements Step {

    /** Not the application's mapper: that one is strict with callers, this one reads what already follows the schema. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final ModelDialogue model;

    NlpAnalysisStep(ModelDialogue model) {
        this.model = model;
    }

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.NLP_ANALYSIS);
    }

    @Override
    public Optional<Prompt> preview(StepContext context) {
        return Optional.of(model.rendered(question(context, Detail.WHOLE), context));
    }

    private static Question question(StepContext context, Detail detail) {
        return Question.of(StepType.NLP_ANALYSIS, PromptValues.of(context, detail))
                .inFormat(Requirements.SCHEMA);
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var answer = model.ask(detail -> question(context, detail), context);
        return switch (answer) {
            case Answer.Given(var reply, var _, var _, var trace) -> {
                var understood = parse(reply.text());
                yield understood == null
                        ? unstructured(context, trace)
                        : new StepOutcome.Completed(
                                context.chain().with(understood),
                                "functional requirements: %d"
                                        .formatted(understood.functional().size()),
                                trace);
            }
            case Answer.Missing(var _, var malformed, var trace) when malformed -> unstructured(context, trace);
            case Answer.Missing(var outcome, var _, var _) -> outcome;
        };
    }

    static @Nullable Requirements parse(String text) {
        try {
            return JSON.readValue(text, Requirements.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A small model that cannot keep to the schema may still write the code: the request's own words serve as its requirements. */
    private static StepOutcome unstructured(StepContext context, StepOutcome.ModelTrace trace) {
        var verbatim = new Requirements(
                context.request().description(), List.of(), List.of(), List.of(), List.of(), List.of());
        return new StepOutcome.Completed(
                context.chain().with(verbatim), "no structured answer; the request is used as it was posted", trace);
    }
}
