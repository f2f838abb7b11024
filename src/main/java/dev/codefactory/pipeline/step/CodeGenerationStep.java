package dev.codefactory.pipeline.step;

import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.GenerationRequest;
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
import dev.codefactory.pipeline.dialogue.TemplateTexts;
import dev.codefactory.prompt.Prompt;
import dev.codefactory.quality.SourceFiles;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks for whole files and takes them out of the answer. */
@Component
class CodeGenerationStep implements Step {

    private final ModelDialogue model;
    private final AnswerFiles answerFiles;
    private final Candidates candidates;

    CodeGenerationStep(ModelDialogue model, AnswerFiles answerFiles, PipelineProperties properties) {
        this.model = model;
        this.answerFiles = answerFiles;
        this.candidates = new Candidates(properties);
    }

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.CODE_GENERATION);
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var earlier = Candidates.earlier(context);
        var request = context.request()
                .building(earlier, TemplateTexts.target(context).orElse(null));
        return switch (model.ask(detail -> question(context.asking(request), detail), context)) {
            case Answer.Given(var reply, var truncated, var detail, var trace) -> {
                var extracted = answerFiles
                        .from(reply.text(), truncated, request)
                        .without(new Listings(detail).unseen(request));
                var files = earlier.with(own(extracted.files(), request, earlier));
                var known = candidates.answered(context, new Candidate(0, files, extracted.findings(), null));
                yield new StepOutcome.Completed(
                        known, Candidates.summary(known, AnswerFiles.summary(extracted)), trace);
            }
            case Answer.Missing(var outcome, var _, var _) -> outcome;
        };
    }

    @Override
    public Optional<Prompt> preview(StepContext context) {
        var request = context.request()
                .building(FileTree.EMPTY, TemplateTexts.target(context).orElse(null));
        return Optional.of(model.rendered(question(context.asking(request), Detail.WHOLE), context));
    }

    private static Question question(StepContext context, Detail detail) {
        return Question.of(StepType.CODE_GENERATION, PromptValues.of(context, detail))
                .withSampling(Candidates.sampling(context.round()));
    }

    /** Planned files that are left to other steps are theirs to write, and tests that were there first are not rewritten to fit. */
    private static FileTree own(FileTree answered, GenerationRequest request, FileTree earlier) {
        var others = request.plan().stream().map(file -> file.path().folded()).collect(Collectors.toSet());
        earlier.files().stream()
                .filter(SourceFiles::isTest)
                .map(file -> file.path().folded())
                .forEach(others::add);
        return FileTree.of(answered.files().stream()
                .filter(file -> !others.contains(file.path().folded()))
                .toList());
    }
}
