package dev.codefactory.planning.generation;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.DocumentStatus;
import dev.codefactory.planning.DocumentView.Summary;
import dev.codefactory.planning.Documents;
import dev.codefactory.planning.Documents.Filter;
import dev.codefactory.session.project.GenerationGuard;
import dev.codefactory.web.Page;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** No code is made for a project while one of its documents is still to be approved, unless that needs no person. */
@Component
class ApprovalGuard implements GenerationGuard {

    private final Documents documents;

    ApprovalGuard(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Optional<String> objection(Owner owner, UUID project) {
        return documents.list(owner, new Filter(project, null, null), null, Page.MAX_LIMIT).items().stream()
                .filter(ApprovalGuard::isAwaited)
                .findFirst()
                .map(document -> "The task document %s of the project is in status %s; approve or delete it first."
                        .formatted(document.id(), document.status()));
    }

    private static boolean isAwaited(Summary document) {
        return !document.autoApprove()
                && (document.status() == DocumentStatus.DRAFT || document.status() == DocumentStatus.IN_REVIEW);
    }
}
