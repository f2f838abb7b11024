package dev.codefactory.planning.web;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.proposal.Proposals;
import dev.codefactory.planning.proposal.ProposedItem;
import dev.codefactory.planning.proposal.WantedItem;
import dev.codefactory.planning.web.ItemRequest.ItemPatch;
import dev.codefactory.web.IfMatch;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects/{projectId}/proposals/{proposalId}/items")
@Tag(name = "Proposals")
class ProposalItemController {

    private final Proposals proposals;

    ProposalItemController(Proposals proposals) {
        this.proposals = proposals;
    }

    @Operation(summary = "Add an item to a proposal")
    @ApiResponse(responseCode = "200", description = "The proposal with the item")
    @ApiResponse(responseCode = "409", description = "It is decided, or has as many items as may be")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProposalResponse> add(
            Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID proposalId,
            @Valid @RequestBody ItemRequest request) {
        proposals.add(owner, projectId, proposalId, request.wanted());
        return ProposalController.answer(proposals.get(owner, projectId, proposalId));
    }

    @Operation(summary = "Change an item of a proposal", description = "What is left out stays as it is.")
    @ApiResponse(responseCode = "200", description = "The proposal with the changed item")
    @ApiResponse(responseCode = "409", description = "The proposal is decided")
    @DocumentRefusals.ChangedMeanwhile
    @PatchMapping(path = "/{itemId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProposalResponse> change(
            Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID proposalId,
            @PathVariable UUID itemId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ItemPatch patch) {
        var old = proposals.get(owner, projectId, proposalId).items().stream()
                .filter(item -> item.id().equals(itemId))
                .findFirst()
                .map(ProposedItem::wanted)
                .orElseGet(() -> understood(patch));
        return ProposalController.answer(
                proposals.replace(owner, projectId, proposalId, itemId, patch.on(old), IfMatch.optional(ifMatch)));
    }

    /** An item that could not be understood is replaced as a whole. */
    private static WantedItem understood(ItemPatch patch) {
        if (patch.ref() == null) {
            throw new ErrorResponseException(
                    HttpStatus.BAD_REQUEST,
                    Problems.invalid("ref", "is missing; the item could not be understood"),
                    null);
        }
        return new WantedItem(patch.ref(), false, null, null, null, null, null);
    }

    @Operation(summary = "Take an item out of a proposal")
    @ApiResponse(responseCode = "200", description = "The proposal without the item")
    @ApiResponse(responseCode = "409", description = "The proposal is decided")
    @DocumentRefusals.ChangedMeanwhile
    @DeleteMapping("/{itemId}")
    ResponseEntity<ProposalResponse> delete(
            Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID proposalId,
            @PathVariable UUID itemId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return ProposalController.answer(
                proposals.delete(owner, projectId, proposalId, itemId, IfMatch.optional(ifMatch)));
    }
}
