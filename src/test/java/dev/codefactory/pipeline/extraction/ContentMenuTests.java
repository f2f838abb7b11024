package dev.codefactory.pipeline.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.standin.model.Content;
import dev.codefactory.standin.model.Reply;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of every answer on the menu of the stand-in. */
class ContentMenuTests {

    /** @param rules the findings about the answer's shape */
    private record Expected(List<String> paths, List<String> rules) {

        static Expected files(String... paths) {
            return new Expected(List.of(paths), List.of());
        }

        static Expected nothing() {
            return new Expected(List.of(), List.of("no-file"));
        }

        Expected butFound(String... found) {
            return new Expected(paths, List.of(found));
        }
    }

    @ParameterizedTest
    @EnumSource(Content.class)
    void everyAnswerOfTheMenuIsReadForWhatItIs(Content content) {
        var reply = content.replies().getLast();

        var extracted = FileExtraction.extract(reply.text(), target(reply));

        var expected = expected(content);
        assertThat(extracted.files().paths().stream().map(CodePath::value)).containsExactlyElementsOf(expected.paths());
        assertThat(extracted.findings()).extracting(Finding::rule).containsExactlyElementsOf(expected.rules());
        assertThat(extracted.files().files())
                .filteredOn(file -> file.language().isPresent())
                .allSatisfy(file ->
                        assertThat(file.content()).contains("add").doesNotContain("```", "\r", "\uFEFF", "<think>"));
    }

    private static Expected expected(Content content) {
        return switch (content) {
            case FENCED_FILES, BOLD_PATH, BACKTICK_PATH, HEADING_PATH, CRLF, BYTE_ORDER_MARK ->
                Expected.files("calculator.py", "test_calculator.py");
            case NO_PATH, PROSE_AROUND, DUPLICATE_FILE, THINK_TAGS, BROKEN_THEN_FIXED, PROMPT_INJECTION ->
                Expected.files("calculator.py");
            case COMMENT_PATH -> Expected.files("add.js", "calculator.py");
            case NESTED_FENCES -> Expected.files("README.md", "calculator.py");
            case UNCLOSED_FENCE ->
                Expected.files("calculator.py", "test_calculator.py").butFound("truncated-file");
            case REST_OF_CODE -> Expected.files("calculator.py").butFound("elided-code");
            case PATH_TRAVERSAL -> Expected.files("calculator.py").butFound("path-traversal");
            case ABSOLUTE_PATH -> Expected.files("calculator.py").butFound("path-absolute");
            case WINDOWS_PATH -> new Expected(List.of(), List.of("path-backslash", "path-backslash"));
            case NO_FILES,
                    REFUSAL,
                    EMPTY,
                    THINKING_ONLY,
                    JSON_RAW,
                    JSON_FENCED,
                    JSON_PREAMBLE,
                    JSON_WRONG_TYPE,
                    JSON_UNKNOWN_FIELD,
                    WHITESPACE_RUNAWAY,
                    REPEATED_TOKEN -> Expected.nothing();
            case JSON_TRUNCATED -> new Expected(List.of(), List.of("no-file", "truncated-answer"));
        };
    }

    private static ExtractionTarget target(Reply reply) {
        return new ExtractionTarget(
                CodeLanguage.PYTHON,
                new CodePath("calculator.py"),
                null,
                reply.doneReason().equals("length"),
                List.of());
    }
}
