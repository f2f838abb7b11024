package dev.codefactory.bench.extraction;

import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.Records;
import dev.codefactory.bench.recorded.Tally;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.pipeline.extraction.ExtractedFiles;
import dev.codefactory.pipeline.extraction.ExtractionTarget;
import dev.codefactory.pipeline.extraction.FileExtraction;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Answers of several files: exactly the expected ones must come out, none from other blocks, and cut ones must be noticed. */
final class MultiFileAnswers {

    private final Tally paths = new Tally();
    private final Tally contents = new Tally();
    private int filesFromSnippets;
    private int truncatedUnflagged;

    void measure(Figures figures) {
        Records.read("multifile.jsonl").forEach(this::count);
        paths.print("Answers with exactly the expected paths");
        contents.print("Answers with exactly the expected contents");
        figures.atLeast("path_set_exact_share", paths.share("real"), 0.95);
        figures.atLeast("content_exact_share", contents.share("real"), 0.95);
        figures.atMost("files_from_snippets", filesFromSnippets, 0);
        figures.atMost("truncated_unflagged", truncatedUnflagged, 0);
    }

    private void count(JsonNode answer) {
        var truncated = answer.path("label").path("truncated").booleanValue(false);
        var language =
                CodeLanguage.ofId(answer.path("language").stringValue("")).orElse(CodeLanguage.PYTHON);
        var target = new ExtractionTarget(language, null, null, truncated, List.of());
        var extracted = FileExtraction.extract(answer.path("raw_answer").stringValue(), target);
        if (truncated) {
            truncatedUnflagged += isFlagged(extracted) ? 0 : 1;
            return;
        }
        compare(answer, extracted);
    }

    private static boolean isFlagged(ExtractedFiles extracted) {
        return extracted.findings().stream().anyMatch(finding -> finding.rule().startsWith("truncated-"));
    }

    private void compare(JsonNode answer, ExtractedFiles extracted) {
        var actual = extracted.files().files().stream()
                .collect(Collectors.toMap(file -> file.path().value(), MultiFileAnswers::text));
        var expected = expected(answer);
        var snippets = Records.elements(answer.path("other_blocks")).stream()
                .map(MultiFileAnswers::text)
                .toList();
        filesFromSnippets +=
                (int) actual.values().stream().filter(snippets::contains).count();
        var isReal = answer.path("real_model_output").booleanValue();
        for (var key : List.of(
                isReal ? "real" : "rendered", "shape " + answer.path("phase").stringValue())) {
            paths.count(key, actual.keySet().equals(expected.keySet()));
            contents.count(key, actual.equals(expected));
        }
    }

    /** Of a path that is expected twice, the later content counts. */
    private static Map<String, String> expected(JsonNode answer) {
        return Records.elements(answer.path("expected_files")).stream()
                .collect(Collectors.toMap(
                        file -> file.path("path").stringValue(), MultiFileAnswers::text, (_, later) -> later));
    }

    private static String text(CodeFile file) {
        return normalised(file.content());
    }

    private static String text(JsonNode file) {
        return normalised(file.path("content").stringValue());
    }

    private static String normalised(String content) {
        return content.lines()
                .filter(line -> !line.isBlank())
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }
}
