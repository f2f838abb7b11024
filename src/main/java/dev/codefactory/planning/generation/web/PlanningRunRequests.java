package dev.codefactory.planning.generation.web;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.planning.generation.PlanningRuns.DocumentOrder;
import dev.codefactory.planning.generation.PlanningRuns.ExpansionOrder;
import dev.codefactory.web.InvalidField;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What is posted to have a model plan. */
final class PlanningRunRequests {

    private static final int USUAL_ELEMENTS = 8;

    private PlanningRunRequests() {}

    /** How a project is to be expanded; all of it may be left out. */
    @Schema(example = """
            {"auto_approve": false, "most_elements": 6}""")
    record ExpansionRequest(
            @Schema(description = "The names of the elements to find tasks for; those are found too when left out.")
            @Nullable
            @Size(max = 20)
            List<@NotBlank @Size(max = 50) String> elements,

            @Schema(description = "How many elements there may be; 8 when left out.") @Nullable @Min(1) @Max(20)
            Integer mostElements,

            @Schema(description = "The approved task document to go by.") @Nullable
            UUID documentId,

            @Schema(description = "Whether the proposal is applied at once, without its broken items.") @Nullable
            Boolean autoApprove,

            @Schema(
                    description =
                            "Have the model ask what it wants to know, and wait so many seconds for answers before it takes its defaults; when left out it asks nothing.",
                    example = "3600")
            @Nullable
            @Min(1)
            @Max(2_592_000)
            Integer answerWithinSeconds) {

        static ExpansionOrder usual() {
            return new ExpansionOrder(List.of(), USUAL_ELEMENTS, null, false, null);
        }

        ExpansionOrder order() {
            return new ExpansionOrder(
                    Objects.requireNonNullElse(elements, List.of()),
                    mostElements == null ? USUAL_ELEMENTS : mostElements,
                    documentId,
                    Boolean.TRUE.equals(autoApprove),
                    answerWithinSeconds == null ? null : Duration.ofSeconds(answerWithinSeconds));
        }
    }

    /** What a document is to be about. */
    @Schema(example = """
            {"title": "Bookmarks", "description": "A bookmark manager with tags and full-text search, FastAPI and SQLite",
             "language": "python"}""")
    record DraftRequest(
            @NotBlank @Size(max = 200) String title,

            @Schema(description = "What is wanted, in plain language.") @NotBlank @Size(max = 20_000)
            String description,

            @Schema(description = "The language it will be written in; python when left out.") @Nullable
            CodeLanguage language,

            @Schema(description = "The project it belongs to.") @Nullable
            UUID projectId,

            @Schema(description = "What is there already; section 2 is analysed from it.") @Nullable @Size(max = 200)
            List<@NotNull @Valid GivenFile> files,

            @Schema(description = "Whether it is approved without a person as soon as it breaks no rule.") @Nullable
            Boolean autoApprove) {

        DocumentOrder order() {
            return new DocumentOrder(
                    title,
                    description,
                    language == null ? CodeLanguage.PYTHON : language,
                    projectId,
                    GivenFile.tree(Objects.requireNonNullElse(files, List.of())),
                    Boolean.TRUE.equals(autoApprove));
        }
    }

    /** A file that is there already. */
    record GivenFile(
            @Schema(example = "requirements.txt") @NotNull @Size(max = CodePath.MAX_LENGTH)
            String path,

            @Schema(description = "Its whole text.") @NotNull @Size(max = 100_000)
            String content) {

        private static FileTree tree(List<GivenFile> files) {
            var wrong = new ArrayList<InvalidField>();
            for (int i = 0; i < files.size(); i++) {
                var field = "files[%d].path".formatted(i);
                CodePath.fault(files.get(i).path())
                        .ifPresent(fault -> wrong.add(new InvalidField(
                                field, "must be a relative path inside the tree (%s)".formatted(fault.phrase()))));
            }
            if (!wrong.isEmpty()) {
                throw new ErrorResponseException(HttpStatus.BAD_REQUEST, Problems.invalid(wrong), null);
            }
            return FileTree.of(files.stream()
                    .map(file -> CodeFile.of(file.path(), file.content()))
                    .toList());
        }
    }
}
