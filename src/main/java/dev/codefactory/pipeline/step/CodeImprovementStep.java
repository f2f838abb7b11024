package dev.codefactory.pipeline.step;

import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.AnswerFiles;
import dev.codefactory.pipeline.dialogue.ModelDialogue;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Answer;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows a model what the checks found wrong with the best tree and asks for the files mended. */
@Component
class CodeImprovementStep implements Step {

    private final ModelDialogue model;
    private final AnswerFiles answerFiles;
    private final PipelineProperties properties;

    CodeImprovementStep(ModelDialogue model, AnswerFiles answerFiles, PipelineProperties properties) {
        this.model = model;
        this.answerFiles = answerFiles;
        this.properties = properties;
    }

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.CODE_IMPROVEMENT);
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var round = RepairRound.of(context, properties.wantTestsFor(context.request()));
        if (round.isEmpty()) {
            return new StepOutcome.Skipped("no finding that a model could mend");
        }
        return switch (model.ask(round.get()::question, context)) {
            case Answer.Given(var reply, var truncated, var detail, var trace) -> {
                var extracted = round.get().isOnlyAboutTests()
                        ? answerFiles.testsFrom(reply.text(), truncated, context.request())
                        : answerFiles
                                .from(reply.text(), truncated, context.request())
                                .without(round.get().unseen(detail));
                yield round.get().outcome(extracted, trace);
            }
            // The tree that is there can still be handed over.
            case Answer.Missing(StepOutcome.Failed(var code, var reason, var _), var _, var _)
            when code.equals(LlmOutcome.Reason.CONTEXT_OVERFLOW.id()) ->
                new StepOutcome.Skipped("no room to show a model what is wrong: " + reason);
            case Answer.Missing(StepOutcome.Failed(var _, var reason, var _), var _, var _)
            when round.get().isOnlyAboutTests() -> new StepOutcome.Skipped("no tests could be had: " + reason);
            case Answer.Missing(var outcome, var _, var _) -> outcome;
        };
    }
}
