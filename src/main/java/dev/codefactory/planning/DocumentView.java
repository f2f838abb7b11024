package dev.codefactory.planning;

import dev.codefactory.planning.document.Rules.Violation;
import dev.codefactory.planning.document.Standing;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.markdown.DocumentWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task document as its owner sees it.
 *
 * @param approval null before it was approved
 * @param violations the rules it breaks; with any it is not approved
 * @param changeRequests the ids of those that nobody has resolved
 * @param unplannedFiles what executions made although no task names it
 */
public record DocumentView(
        Summary summary,
        TaskDocument content,
        @Nullable Approval approval,
        List<Violation> violations,
        List<UUID> changeRequests,
        Standing standing,
        List<UnplannedFile> unplannedFiles) {

    /**
     * What lists show.
     *
     * @param projectId the project it belongs to, or null
     * @param revision the newest one, from 1
     * @param version grows with every change, also of comments and evidence
     */
    public record Summary(
            UUID id,
            @Nullable UUID projectId,
            String title,
            DocumentStatus status,
            boolean autoApprove,
            int revision,
            long version,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * Who approved which revision.
     *
     * @param by {@code auto_approve} when no person did
     */
    public record Approval(int revision, String by, Instant at) {}

    /** A file that no task of the plan names. */
    public record UnplannedFile(String path, UUID executionId) {}

    public DocumentView {
        violations = List.copyOf(violations);
        changeRequests = List.copyOf(changeRequests);
        unplannedFiles = List.copyOf(unplannedFiles);
    }

    /** The content as Markdown, with the boxes ticked that evidence ticks. */
    public String markdown() {
        return DocumentWriter.write(content, standing.ticked());
    }
}
