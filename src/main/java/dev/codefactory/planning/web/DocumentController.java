package dev.codefactory.planning.web;

import static java.util.Objects.requireNonNullElse;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.DocumentStatus;
import dev.codefactory.planning.DocumentView;
import dev.codefactory.planning.Documents;
import dev.codefactory.planning.NewDocument;
import dev.codefactory.planning.analysis.CurrentStateAnalysis;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.web.DocumentResponse.DocumentSummary;
import dev.codefactory.planning.web.DocumentResponse.ImportResponse;
import dev.codefactory.web.IfMatch;
import dev.codefactory.web.Page;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/planning/documents")
@Tag(name = "Task documents", description = "Agree on what is to be built before it is built")
class DocumentController {

    static final String EXAMPLE = """
            {"title": "Charge orders once", "overview": "A reload of the page charges an order twice.",
             "context": {"text": "Customers complain.", "success_criteria": [
                 {"id": "C1", "text": "No order is charged twice", "check": "test: tests/test_orders.py::test_once"}]},
             "plan": {"phases": [{"goal": "Show the double charge.", "tasks": [
                 {"id": "T1", "text": "Charge the same order twice", "files": ["tests/test_orders.py"]}]}]}}""";

    private static final String MARKDOWN = "text/markdown";

    private final Documents documents;

    DocumentController(Documents documents) {
        this.documents = documents;
    }

    @Schema(example = "{\"content\": " + EXAMPLE + ", \"auto_approve\": false, \"reason\": \"first thoughts\"}")
    record NewDocumentRequest(
            @Schema(description = "The project it belongs to, if any.") @Nullable
            UUID projectId,

            @NotNull @Valid TaskDocument content,

            @Schema(description = "Whether it is approved without a person as soon as it breaks no rule.") @Nullable
            Boolean autoApprove,

            @Schema(description = "The code that is there already; section 2 is filled from it.")
            @Nullable
            @Size(max = 500)
            List<@NotNull @Valid ExistingFile> files,

            @Nullable @Size(max = 500) String reason) {

        NewDocument document() {
            var stated = files == null
                    ? content
                    : content.with(CurrentStateAnalysis.of(
                            ExistingFile.tree(files), content.currentState().text()));
            return new NewDocument(
                    projectId, stated, autoApprove != null && autoApprove, requireNonNullElse(reason, "created"));
        }
    }

    @Schema(example = "{\"content\": " + EXAMPLE + ", \"reason\": \"name the test\"}")
    record RevisionRequest(
            @NotNull @Valid TaskDocument content,

            @Schema(description = "Why it is changed.") @Nullable @Size(max = 500)
            String reason) {}

    @Schema(example = """
            {"files": [{"path": "requirements.txt", "content": "flask==3.0.2"}], "reason": "look again"}""")
    record AnalysisRequest(
            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid ExistingFile> files,

            @Nullable @Size(max = 500) String reason) {}

    @Operation(summary = "Make a task document", description = "It begins as a draft and may still break the rules.")
    @ApiResponse(responseCode = "201", description = "Made; Location is its address")
    @ApiResponse(responseCode = "404", description = "You have no such project")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DocumentResponse> create(Owner owner, @Valid @RequestBody NewDocumentRequest request) {
        var view = documents.create(owner, request.document());
        return ResponseEntity.created(URI.create(
                        "/api/v1/planning/documents/" + view.summary().id()))
                .eTag(tag(view))
                .body(DocumentResponse.of(view));
    }

    @Operation(summary = "List task documents, newest first")
    @GetMapping
    Page<DocumentSummary> list(
            Owner owner,
            @Parameter(description = "Those of this project.")
                    @RequestParam(name = "project_id", required = false)
                    @Nullable
                    UUID projectId,
            @RequestParam(required = false) @Nullable DocumentStatus status,
            @Parameter(description = "Part of the title, in any case.") @RequestParam(required = false) @Nullable
                    String q,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return documents
                .list(owner, new Documents.Filter(projectId, status, q), after, limit)
                .map(DocumentSummary::of);
    }

    @Operation(summary = "Read a task document")
    @ApiResponse(responseCode = "200", description = "The document; ETag is its version")
    @ApiResponse(responseCode = "304", description = "It is still what If-None-Match names", content = @Content)
    @GetMapping("/{documentId}")
    ResponseEntity<DocumentResponse> get(Owner owner, @PathVariable UUID documentId) {
        return answer(documents.get(owner, documentId));
    }

    @Operation(
            summary = "Change a task document",
            description = "The content as a whole becomes a new revision. What was approved has to be approved again.")
    @ApiResponse(responseCode = "200", description = "Changed, or left as it was when the content is the same")
    @DocumentRefusals.WithoutItsVersion
    @ApiResponse(responseCode = "409", description = "It is being implemented or completed; reopen it first")
    @PutMapping(path = "/{documentId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DocumentResponse> revise(
            Owner owner,
            @PathVariable UUID documentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RevisionRequest request) {
        var reason = requireNonNullElse(request.reason(), "edited");
        return answer(documents.revise(owner, documentId, request.content(), reason, IfMatch.required(ifMatch)));
    }

    @Operation(summary = "Delete a task document with its revisions and comments")
    @ApiResponse(responseCode = "204", description = "Deleted", content = @Content)
    @DocumentRefusals.ChangedMeanwhile
    @DeleteMapping("/{documentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Owner owner,
            @PathVariable UUID documentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        documents.delete(owner, documentId, IfMatch.optional(ifMatch));
    }

    @Operation(
            summary = "Fill section 2 from existing code",
            description = "Each statement names the file it comes from; the text of the section stays.")
    @ApiResponse(responseCode = "200", description = "Filled, as a new revision")
    @DocumentRefusals.ChangedMeanwhile
    @ApiResponse(responseCode = "409", description = "It is being implemented or completed; reopen it first")
    @PostMapping(path = "/{documentId}/analysis", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DocumentResponse> analyse(
            Owner owner,
            @PathVariable UUID documentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AnalysisRequest request) {
        var content = documents.get(owner, documentId).content();
        var state = CurrentStateAnalysis.of(
                ExistingFile.tree(request.files()), content.currentState().text());
        var reason = requireNonNullElse(request.reason(), "current state analysed");
        return answer(documents.revise(owner, documentId, content.with(state), reason, IfMatch.optional(ifMatch)));
    }

    @Operation(
            summary = "Read a task document as Markdown",
            description = "The boxes are ticked that evidence ticks. Edit it by hand and put it back.")
    @ApiResponse(responseCode = "200", description = "The Markdown; ETag is the document's version")
    @ApiResponse(responseCode = "304", description = "It is still what If-None-Match names", content = @Content)
    @GetMapping(path = "/{documentId}/markdown", produces = MARKDOWN)
    ResponseEntity<byte[]> markdown(Owner owner, @PathVariable UUID documentId) {
        var view = documents.get(owner, documentId);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "markdown", StandardCharsets.UTF_8))
                .eTag(tag(view))
                .body(view.markdown().getBytes(StandardCharsets.UTF_8));
    }

    @Operation(
            summary = "Change a task document by its Markdown",
            description =
                    "What cannot be kept is refused with its line. Boxes that were ticked by hand are ignored; notes say so.")
    @ApiResponse(responseCode = "200", description = "Changed; notes say what was read otherwise than it was written")
    @DocumentRefusals.WithoutItsVersion
    @ApiResponse(responseCode = "409", description = "It is being implemented or completed; reopen it first")
    @ApiResponse(responseCode = "415", description = "The body is not text/markdown")
    @PutMapping(path = "/{documentId}/markdown", consumes = MARKDOWN, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportResponse> importMarkdown(
            Owner owner,
            @PathVariable UUID documentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(description = "Why it is changed.")
                    @RequestParam(defaultValue = "edited as Markdown")
                    @Size(max = 500)
                    String reason,
            @RequestBody byte[] markdown) {
        var imported = documents.revise(owner, documentId, text(markdown), reason, IfMatch.required(ifMatch));
        return ResponseEntity.ok()
                .eTag(tag(imported.document()))
                .body(new ImportResponse(DocumentResponse.of(imported.document()), imported.notes()));
    }

    private static String text(byte[] markdown) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(markdown))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // said below
        }
        throw new ErrorResponseException(
                HttpStatus.BAD_REQUEST, Problems.invalid("body", "must be UTF-8 without U+0000"), null);
    }

    static ResponseEntity<DocumentResponse> answer(DocumentView view) {
        return ResponseEntity.ok().eTag(tag(view)).body(DocumentResponse.of(view));
    }

    private static String tag(DocumentView view) {
        return String.valueOf(view.summary().version());
    }
}
