package dev.codefactory.pipeline;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.extraction.ExtractedFiles;
import dev.codefactory.pipeline.extraction.ExtractionTarget;
import dev.codefactory.pipeline.extraction.FileExtraction;
import dev.codefactory.quality.SourceFiles;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes the files out of a model's answer, knowing what the request expects. */
@Component
class AnswerFiles {

    ExtractedFiles from(String answer, boolean truncated, GenerationRequest request) {
        var target = new ExtractionTarget(
                request.language(),
                request.target(),
                request.entryPoint(),
                truncated,
                List.copyOf(request.base().paths()));
        return FileExtraction.extract(answer, target);
    }

    /** What was asked for are tests alone: code that comes with them is dropped, and nothing takes the place of the code. */
    ExtractedFiles testsFrom(String answer, boolean truncated, GenerationRequest request) {
        var known = List.copyOf(request.base().paths());
        var target = new ExtractionTarget(request.language(), TestRound.path(request), null, truncated, known);
        var extracted = FileExtraction.extract(answer, target);
        var tests =
                extracted.files().files().stream().filter(SourceFiles::isTest).toList();
        return new ExtractedFiles(FileTree.of(tests), extracted.findings(), extracted.ignoredBlocks());
    }

    static String summary(ExtractedFiles extracted) {
        if (extracted.files().isEmpty()) {
            return "the answer holds no file";
        }
        return extracted.files().files().stream()
                .map(CodeFile::path)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }
}
