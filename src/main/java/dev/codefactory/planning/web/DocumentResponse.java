package dev.codefactory.planning.web;

import dev.codefactory.planning.DocumentStatus;
import dev.codefactory.planning.DocumentView;
import dev.codefactory.planning.DocumentView.Approval;
import dev.codefactory.planning.DocumentView.Summary;
import dev.codefactory.planning.DocumentView.UnplannedFile;
import dev.codefactory.planning.document.Rules.Violation;
import dev.codefactory.planning.document.Standing.CriterionState;
import dev.codefactory.planning.document.Standing.TaskState;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.markdown.Parsed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task document, with how it stands. */
record DocumentResponse(
        UUID id,
        @Nullable UUID projectId,
        DocumentStatus status,
        boolean autoApprove,
        int revision,
        TaskDocument content,
        @Nullable Approval approval,

        @Schema(description = "The rules it breaks; with any it is not approved.")
        List<Violation> violations,

        @Schema(description = "The change requests that nobody has resolved.")
        List<UUID> changeRequests,

        @Schema(description = "The tasks of the plan; evidence alone ticks them.")
        List<TaskState> tasks,

        @Schema(description = "The success criteria, as far as executions tell.")
        List<CriterionState> criteria,

        @Schema(description = "What executions made although no task names it.")
        List<UnplannedFile> unplannedFiles,

        Instant createdAt,
        Instant updatedAt) {

    /** What lists show. */
    record DocumentSummary(
            UUID id,
            @Nullable UUID projectId,
            String title,
            DocumentStatus status,
            boolean autoApprove,
            int revision,
            Instant createdAt,
            Instant updatedAt) {

        static DocumentSummary of(Summary summary) {
            return new DocumentSummary(
                    summary.id(),
                    summary.projectId(),
                    summary.title(),
                    summary.status(),
                    summary.autoApprove(),
                    summary.revision(),
                    summary.createdAt(),
                    summary.updatedAt());
        }
    }

    /** A document that was read from Markdown. */
    record ImportResponse(
            DocumentResponse document,

            @Schema(description = "What was read otherwise than it was written, each with its line.")
            List<Parsed.Note> notes) {}

    static DocumentResponse of(DocumentView view) {
        var summary = view.summary();
        return new DocumentResponse(
                summary.id(),
                summary.projectId(),
                summary.status(),
                summary.autoApprove(),
                summary.revision(),
                view.content(),
                view.approval(),
                view.violations(),
                view.changeRequests(),
                view.standing().tasks(),
                view.standing().criteria(),
                view.unplannedFiles(),
                summary.createdAt(),
                summary.updatedAt());
    }
}
