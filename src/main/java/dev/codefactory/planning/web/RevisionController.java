package dev.codefactory.planning.web;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.Documents;
import dev.codefactory.planning.Revision;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.markdown.RevisionDiff;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/planning/documents/{documentId}")
@Tag(name = "Task documents")
class RevisionController {

    private final Documents documents;

    RevisionController(Documents documents) {
        this.documents = documents;
    }

    record RevisionSummary(int number, String author, String reason, Instant createdAt) {

        private static RevisionSummary of(Revision revision) {
            return new RevisionSummary(revision.number(), revision.author(), revision.reason(), revision.createdAt());
        }
    }

    record DocumentRevision(
            int number, String author, String reason, Instant createdAt, TaskDocument content, String markdown) {

        private static DocumentRevision of(Revision revision) {
            return new DocumentRevision(
                    revision.number(),
                    revision.author(),
                    revision.reason(),
                    revision.createdAt(),
                    revision.content(),
                    revision.markdown());
        }
    }

    @Operation(summary = "List the revisions of a task document, newest first")
    @GetMapping("/revisions")
    Page<RevisionSummary> list(
            Owner owner,
            @PathVariable UUID documentId,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return documents.revisions(owner, documentId, after, limit).map(RevisionSummary::of);
    }

    @Operation(
            summary = "Read a revision",
            description = "As JSON and as Markdown, with no box ticked. It never changes.")
    @GetMapping("/revisions/{number}")
    DocumentRevision get(
            Owner owner,
            @PathVariable UUID documentId,
            @Parameter(description = "The number of the revision, from 1.") @PathVariable int number) {
        documents.get(owner, documentId);
        return DocumentRevision.of(documents.revision(owner, documentId, number));
    }

    @Operation(summary = "Compare two revisions", description = "As a unified diff of the Markdown, and by section.")
    @GetMapping("/diff")
    RevisionDiff diff(
            Owner owner,
            @PathVariable UUID documentId,
            @Parameter(description = "The revision that counts as the old one; left out, the one before.")
                    @RequestParam(required = false)
                    @Nullable
                    @Min(1)
                    Integer from,
            @Parameter(description = "The revision that counts as the new one; left out, the newest.")
                    @RequestParam(required = false)
                    @Nullable
                    @Min(1)
                    Integer to) {
        int newer = to == null ? documents.get(owner, documentId).summary().revision() : to;
        int older = from == null ? Math.max(1, newer - 1) : from;
        return documents.diff(owner, documentId, older, newer);
    }
}
