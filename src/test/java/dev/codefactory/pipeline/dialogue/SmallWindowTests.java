package dev.codefactory.pipeline.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Answer;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Question;
import dev.codefactory.prompt.text.ShippedPrompts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A prompt that does not fit is asked again with less around it, and never more often than that can help. */
class SmallWindowTests {

    private final ScriptedGateway model = new ScriptedGateway();
    private final ModelDialogue dialogue = new ModelDialogue(model, new ShippedPrompts()::render, StepSampling.NONE);

    @Test
    void asksWithLessUntilItFits() throws InterruptedException {
        fitting(call -> call.user().contains("shown at SIGNATURES"));

        var answer = dialogue.ask(SmallWindowTests::question, context());

        assertThat(model.calls()).hasSize(3);
        assertThat(answer).isInstanceOfSatisfying(Answer.Given.class, given -> {
            assertThat(given.detail()).isEqualTo(Detail.SIGNATURES);
            assertThat(given.reply().notes()).singleElement().asString().contains("did not fit the model's window");
        });
    }

    @Test
    void saysNothingOfTheWindowWhereAllFits() throws InterruptedException {
        fitting(_ -> true);

        var answer = dialogue.ask(SmallWindowTests::question, context());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Given.class,
                        given -> assertThat(given.reply().notes()).isEmpty());
    }

    @Test
    void theLastLevelLeavesTheAnswerHalfTheRoom() throws InterruptedException {
        fitting(call -> call.maxTokens() < ModelDialogue.MAX_TOKENS);

        dialogue.ask(SmallWindowTests::question, context());

        assertThat(model.calls().getLast().maxTokens()).isEqualTo(ModelDialogue.MAX_TOKENS / 2);
    }

    @Test
    void doesNotAskTheSameTwice() throws InterruptedException {
        fitting(_ -> false);

        dialogue.ask(_ -> question(Detail.WHOLE), context());

        assertThat(model.calls()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void failsWithTheReasonAndWhatTakesTheRoom() throws InterruptedException {
        fitting(_ -> false);

        var answer = dialogue.ask(SmallWindowTests::question, context());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Missing.class,
                        missing -> assertThat(missing.outcome())
                                .isInstanceOfSatisfying(StepOutcome.Failed.class, failed -> {
                                    assertThat(failed.code()).isEqualTo("context_overflow");
                                    assertThat(failed.reason()).contains("too long", "request (40 characters)");
                                }));
    }

    @Test
    void whatIsNoMatterOfTheWindowIsAskedOnce() throws InterruptedException {
        model.script(_ -> new LlmOutcome.Failed(Reason.ENGINE_FAILURE, "out of memory", ""));

        dialogue.ask(SmallWindowTests::question, context());

        assertThat(model.calls()).hasSize(1);
    }

    private void fitting(Predicate<LlmCall> fits) {
        model.script(call -> fits.test(call)
                ? ScriptedGateway.completed("solution.py\n```python\nx = 1\n```\n")
                : new LlmOutcome.Failed(Reason.CONTEXT_OVERFLOW, "too long", ""));
    }

    private static Question question(Detail detail) {
        var values = new HashMap<>(
                Map.of("target_path", "a.py", "request", "r".repeat(40), "requirements", "", "wishes", ""));
        values.put("files", "shown at " + detail);
        values.put("tests", "");
        return Question.of(StepType.CODE_GENERATION, values);
    }

    private static StepContext context() {
        var request = new GenerationRequest(
                Pipeline.STANDARD, "r", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, null);
        return new StepContext(
                null,
                request,
                new Pipeline.Next(StepType.CODE_GENERATION, 0),
                PipelineStep.of(StepType.CODE_GENERATION),
                Chain.START,
                null,
                null,
                "",
                LlmProgress.NONE);
    }
}
