package dev.codefactory.planning.web;

import static java.util.Objects.requireNonNullElse;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.Comment;
import dev.codefactory.planning.Comment.Kind;
import dev.codefactory.planning.Comment.Resolved;
import dev.codefactory.planning.Comments;
import dev.codefactory.planning.document.Section;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/planning/documents/{documentId}/comments")
@Tag(name = "Task documents")
class CommentController {

    private final Comments comments;

    CommentController(Comments comments) {
        this.comments = comments;
    }

    @Schema(example = """
            {"kind": "change_request", "section": "plan", "body": "Where is the test of the refund?"}""")
    record CommentRequest(
            @Schema(description = "A change request keeps the document from being approved; left out, a comment.")
            @Nullable
            Kind kind,

            @Schema(description = "Left out, it is about the whole document.") @Nullable
            Section section,

            @NotBlank @Size(max = 10_000) String body) {}

    @Schema(example = """
            {"resolution": "T4 tests it now"}""")
    record ResolutionRequest(@NotBlank @Size(max = 10_000) String resolution) {}

    record DocumentComment(
            UUID id,
            int revision,
            @Nullable Section section,
            Kind kind,
            String body,
            String author,
            Instant createdAt,

            @Nullable @Schema(description = "Null while it is open.")
            Resolved resolved) {

        private static DocumentComment of(Comment comment) {
            return new DocumentComment(
                    comment.id(),
                    comment.revision(),
                    comment.section(),
                    comment.kind(),
                    comment.body(),
                    comment.author(),
                    comment.createdAt(),
                    comment.resolved());
        }
    }

    @Operation(summary = "Comment on a task document, or request a change")
    @ApiResponse(responseCode = "201", description = "Added; a change request takes an approval back")
    @ApiResponse(responseCode = "409", description = "It is being implemented or completed; reopen it first")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DocumentComment> add(
            Owner owner, @PathVariable UUID documentId, @Valid @RequestBody CommentRequest request) {
        var kind = requireNonNullElse(request.kind(), Kind.COMMENT);
        var comment = comments.add(owner, documentId, kind, request.section(), request.body());
        return ResponseEntity.created(
                        URI.create("/api/v1/planning/documents/%s/comments/%s".formatted(documentId, comment.id())))
                .body(DocumentComment.of(comment));
    }

    @Operation(summary = "List the comments on a task document, newest first")
    @GetMapping
    Page<DocumentComment> list(
            Owner owner,
            @PathVariable UUID documentId,
            @Parameter(description = "Whether they are resolved.") @RequestParam(required = false) @Nullable
                    Boolean resolved,
            @Parameter(description = "Only those of this kind.") @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return comments.list(owner, documentId, new Comments.Filter(resolved, kind), after, limit)
                .map(DocumentComment::of);
    }

    @Operation(summary = "Read a comment")
    @GetMapping("/{commentId}")
    DocumentComment get(Owner owner, @PathVariable UUID documentId, @PathVariable UUID commentId) {
        return DocumentComment.of(comments.get(owner, documentId, commentId));
    }

    @Operation(summary = "Resolve a comment", description = "One that is resolved stays as it is.")
    @PostMapping(path = "/{commentId}/resolve", consumes = MediaType.APPLICATION_JSON_VALUE)
    DocumentComment resolve(
            Owner owner,
            @PathVariable UUID documentId,
            @PathVariable UUID commentId,
            @Valid @RequestBody ResolutionRequest request) {
        return DocumentComment.of(comments.resolve(owner, documentId, commentId, request.resolution()));
    }
}
