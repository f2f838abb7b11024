package dev.codefactory.planning.web;

import dev.codefactory.planning.proposal.ProposalDiff.Change;
import dev.codefactory.planning.proposal.ProposalDiff.Entry;
import dev.codefactory.planning.proposal.ProposalDiff.FieldChange;
import dev.codefactory.planning.proposal.ProposalDiff.State;
import dev.codefactory.planning.proposal.ProposalStatus;
import dev.codefactory.planning.proposal.ProposalView;
import dev.codefactory.planning.proposal.ProposedItem;
import dev.codefactory.planning.proposal.WantedItem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A proposal, with what each item would change. */
record ProposalResponse(
        UUID id,
        UUID projectId,
        String title,
        ProposalStatus status,
        boolean autoApprove,
        String createdBy,
        @Nullable String decidedBy,
        Instant createdAt,
        Instant updatedAt,
        List<ProposalItem> items) {

    /** One item. */
    record ProposalItem(
            UUID id,
            int position,

            @Schema(description = "Null when it could not be understood.") @Nullable
            WantedItem wanted,

            @Schema(description = "Null when it is broken, or when the proposal is decided.") @Nullable
            Change change,

            @Schema(description = "What would be another value.")
            List<FieldChange> fields,

            @Nullable State state,

            @Schema(description = "Why it is broken, and how to mend it.") @Nullable
            String reason) {

        static ProposalItem of(ProposedItem item, @Nullable Entry entry) {
            return entry == null
                    ? new ProposalItem(item.id(), item.position(), item.wanted(), null, List.of(), null, item.fault())
                    : new ProposalItem(
                            item.id(),
                            item.position(),
                            item.wanted(),
                            entry.change(),
                            entry.fields(),
                            entry.state(),
                            entry.reason());
        }
    }

    static ProposalResponse of(ProposalView view) {
        var entries = view.diff().entries().stream().collect(Collectors.toMap(Entry::itemId, entry -> entry));
        return new ProposalResponse(
                view.id(),
                view.projectId(),
                view.title(),
                view.status(),
                view.autoApprove(),
                view.createdBy(),
                view.decidedBy(),
                view.createdAt(),
                view.updatedAt(),
                view.items().stream()
                        .map(item -> ProposalItem.of(item, entries.get(item.id())))
                        .toList());
    }
}
