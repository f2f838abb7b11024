package dev.codefactory.pipeline;

import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.ModelDialogue.Answer;
import dev.codefactory.pipeline.ModelDialogue.Question;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks for whole files and takes them out of the answer. */
@Component
class CodeGenerationStep implements Step {

    private final ModelDialogue model;
    private final AnswerFiles answerFiles;

    CodeGenerationStep(ModelDialogue model, AnswerFiles answerFiles) {
        this.model = model;
        this.answerFiles = answerFiles;
    }

    @Override
    public StepType type() {
        return StepType.CODE_GENERATION;
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var request = context.request();
        var values = PromptValues.of(request, context.chain().requirements());
        var answer = model.ask(Question.of(type(), values), context);
        return switch (answer) {
            case Answer.Given(var reply, var truncated, var trace) -> {
                var extracted = answerFiles.from(reply.text(), truncated, request);
                var candidate = new Candidate(0, own(extracted.files(), request), extracted.findings(), null);
                yield new StepOutcome.Completed(
                        context.chain().proposing(candidate), AnswerFiles.summary(extracted), trace);
            }
            case Answer.Missing(var outcome, var _, var _) -> outcome;
        };
    }

    /** Planned files that are left to other steps are theirs to write. */
    private static FileTree own(FileTree answered, GenerationRequest request) {
        var others = request.plan().stream().map(file -> file.path().folded()).collect(Collectors.toSet());
        return FileTree.of(answered.files().stream()
                .filter(file -> !others.contains(file.path().folded()))
                .toList());
    }
}
