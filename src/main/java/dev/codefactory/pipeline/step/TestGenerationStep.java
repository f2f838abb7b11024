package dev.codefactory.pipeline.step;

import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.AnswerFiles;
import dev.codefactory.pipeline.dialogue.Detail;
import dev.codefactory.pipeline.dialogue.Listings;
import dev.codefactory.pipeline.dialogue.ModelDialogue;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Answer;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Question;
import dev.codefactory.pipeline.dialogue.PromptValues;
import dev.codefactory.pipeline.extraction.ExtractedFiles;
import dev.codefactory.pipeline.openapi.Operations;
import dev.codefactory.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks for tests of what was asked for: of code that is there, or of code that other steps are still to write. */
@Component
class TestGenerationStep implements Step {

    private final ModelDialogue model;
    private final AnswerFiles answerFiles;

    TestGenerationStep(ModelDialogue model, AnswerFiles answerFiles) {
        this.model = model;
        this.answerFiles = answerFiles;
    }

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.TEST_GENERATION);
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        if (context.request().acceptance() != null) {
            return new StepOutcome.Skipped("the request brings its own tests");
        }
        return switch (model.ask(detail -> question(context, detail), context)) {
            case Answer.Given(var reply, var truncated, var _, var trace) -> {
                var extracted = answerFiles.testsFrom(reply.text(), truncated, context.request());
                yield new StepOutcome.Completed(
                        context.chain().proposing(candidate(context, extracted)),
                        AnswerFiles.summary(extracted),
                        trace);
            }
            case Answer.Missing(var outcome, var _, var _) -> outcome;
        };
    }

    @Override
    public Optional<Prompt> preview(StepContext context) {
        return Optional.of(model.rendered(question(context, Detail.WHOLE), context));
    }

    private static Candidate candidate(StepContext context, ExtractedFiles extracted) {
        var files = context.chain().files().with(extracted.files());
        return new Candidate(0, files, extracted.findings(), null);
    }

    private static Question question(StepContext context, Detail detail) {
        var request = context.request();
        var tree = request.base().with(context.chain().files());
        var operations = Operations.in(tree);
        var values = PromptValues.of(context, detail);
        var listings = new Listings(detail);
        values.putAll(Map.of(
                "signatures", listings.interfaces(tree),
                "own_tests", listings.tests(tree),
                "coverage_target", Long.toString(PromptValues.coverageTarget(request)),
                "operations", PromptValues.orNone(String.join("\n", operations)),
                "evidence", PromptValues.orNone(""),
                "attempts", PromptValues.orNone("")));
        return Question.of(StepType.TEST_GENERATION, values).withParts(parts(context, !operations.isEmpty()));
    }

    private static List<String> parts(StepContext context, boolean hasOperations) {
        var parts = new ArrayList<String>();
        parts.add(context.request().language().id());
        parts.add(context.request().files().isEmpty() ? "before_code" : "missing_tests");
        if (hasOperations) {
            parts.add("endpoints");
        }
        if (context.definition().wording().instructions() != null) {
            parts.add("instructions");
        }
        return parts;
    }
}
