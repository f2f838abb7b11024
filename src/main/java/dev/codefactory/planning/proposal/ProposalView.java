package dev.codefactory.planning.proposal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as its owner sees it.
 *
 * @param autoApprove whether it is applied without a person as soon as it is complete
 * @param decidedBy who applied or rejected it, or null
 * @param items in the order in which they were proposed
 * @param diff what it would change; empty once it is applied or rejected
 */
public record ProposalView(
        UUID id,
        UUID projectId,
        String title,
        ProposalStatus status,
        boolean autoApprove,
        long version,
        String createdBy,
        @Nullable String decidedBy,
        Instant createdAt,
        Instant updatedAt,
        List<ProposedItem> items,
        ProposalDiff diff) {

    public ProposalView {
        items = List.copyOf(items);
    }
}
