package dev.codefactory.pipeline;

import dev.codefactory.code.CodeFile;
import dev.codefactory.pipeline.extraction.ExtractedFiles;
import dev.codefactory.pipeline.extraction.ExtractionTarget;
import dev.codefactory.pipeline.extraction.FileExtraction;
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
