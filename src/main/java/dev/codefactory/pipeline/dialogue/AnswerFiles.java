package dev.codefactory.pipeline.dialogue;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.extraction.ExtractedFiles;
import dev.codefactory.pipeline.extraction.ExtractionTarget;
import dev.codefactory.pipeline.extraction.FileExtraction;
import dev.codefactory.quality.SourceFiles;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes the files out of a model's answer, knowing what the request expects. */
@Component
public class AnswerFiles {

    public ExtractedFiles from(String answer, boolean truncated, GenerationRequest request) {
        var target = new ExtractionTarget(
                request.language(),
                request.target(),
                request.entryPoint(),
                truncated,
                List.copyOf(request.base().paths()));
        return FileExtraction.extract(answer, target);
    }

    /** What was asked for are tests alone: code that comes with them is dropped, and nothing takes the place of the code. */
    public ExtractedFiles testsFrom(String answer, boolean truncated, GenerationRequest request) {
        var known = List.copyOf(request.base().paths());
        var target = new ExtractionTarget(request.language(), testPath(request), null, truncated, known);
        var extracted = FileExtraction.extract(answer, target);
        var tests =
                extracted.files().files().stream().filter(SourceFiles::isTest).toList();
        return new ExtractedFiles(FileTree.of(tests), extracted.findings(), extracted.ignoredBlocks());
    }

    /** Where tests belong that name no path: beside the code. */
    private static CodePath testPath(GenerationRequest request) {
        var code = request.target().value();
        var directory = code.substring(0, code.lastIndexOf('/') + 1);
        var file = request.target().fileName();
        var stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        return new CodePath(directory
                + switch (request.language()) {
                    case PYTHON -> "test_" + stem + ".py";
                    case JAVASCRIPT -> stem + ".test.js";
                    case TYPESCRIPT -> stem + ".test.ts";
                    case JAVA -> stem + "Test.java";
                    case CPP -> stem + "_test.cpp";
                    case GO -> stem + "_test.go";
                    case RUST -> "tests/" + stem + ".rs";
                });
    }

    /** The files an answer holds, in one line. */
    public static String summary(ExtractedFiles extracted) {
        if (extracted.files().isEmpty()) {
            return "the answer holds no file";
        }
        return extracted.files().files().stream()
                .map(CodeFile::path)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }
}
