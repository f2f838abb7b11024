package dev.codefactory.planning.web;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.proposal.ProposalStatus;
import dev.codefactory.planning.proposal.ProposalView;
import dev.codefactory.planning.proposal.Proposals;
import dev.codefactory.planning.proposal.WantedItem;
import dev.codefactory.web.IfMatch;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects/{projectId}/proposals")
@Tag(name = "Proposals", description = "See, edit and approve what is proposed for a project")
class ProposalController {

    private final Proposals proposals;

    ProposalController(Proposals proposals) {
        this.proposals = proposals;
    }

    @Schema(example = """
            {"title": "Take orders", "auto_approve": false, "items": [
                {"ref": {"element": "Orders"}, "type": "module", "description": "All about orders"},
                {"ref": {"element": "Orders", "task": "Take an order"}, "prompt": "A function that stores an order."}]}""")
    record ProposalRequest(
            @NotBlank @Size(max = 200) String title,

            @Schema(description = "Whether it is applied at once, without its broken items.") @Nullable
            Boolean autoApprove,

            @Nullable @Size(max = 500) List<@NotNull @Valid ItemRequest> items) {}

    @Operation(summary = "Propose elements and tasks for a project")
    @ApiResponse(responseCode = "201", description = "Made; with auto_approve it is applied already")
    @ApiResponse(responseCode = "409", description = "The project is archived")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProposalResponse> create(
            Owner owner, @PathVariable UUID projectId, @Valid @RequestBody ProposalRequest request) {
        var items = request.items() == null
                ? List.<WantedItem>of()
                : request.items().stream().map(ItemRequest::wanted).toList();
        var unattended = request.autoApprove() != null && request.autoApprove();
        var view = proposals.open(owner, projectId, request.title(), unattended, items);
        return ResponseEntity.created(URI.create("/api/v1/projects/%s/proposals/%s".formatted(projectId, view.id())))
                .eTag(String.valueOf(view.version()))
                .body(ProposalResponse.of(view));
    }

    @Operation(summary = "List the proposals for a project, newest first", description = "Stale ones count as open.")
    @GetMapping
    Page<ProposalResponse> list(
            Owner owner,
            @PathVariable UUID projectId,
            @RequestParam(required = false) @Nullable ProposalStatus status,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return proposals.list(owner, projectId, status, after, limit).map(ProposalResponse::of);
    }

    @Operation(summary = "See a proposal as a diff against the project")
    @ApiResponse(responseCode = "200", description = "The proposal; ETag is its version")
    @GetMapping("/{proposalId}")
    ResponseEntity<ProposalResponse> get(Owner owner, @PathVariable UUID projectId, @PathVariable UUID proposalId) {
        return answer(proposals.get(owner, projectId, proposalId));
    }

    @Operation(summary = "Apply a proposal", description = "All of it in one transaction, or nothing.")
    @ApiResponse(responseCode = "200", description = "Applied")
    @ApiResponse(
            responseCode = "409",
            description = "It is decided, the project has changed since, items are broken, or the project is archived")
    @DocumentRefusals.ChangedMeanwhile
    @PostMapping("/{proposalId}/apply")
    ResponseEntity<ProposalResponse> apply(
            Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID proposalId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(description = "Whether broken items are left out; else they are in the way.")
                    @RequestParam(name = "skip_broken", defaultValue = "false")
                    boolean skipBroken) {
        return answer(proposals.apply(owner, projectId, proposalId, skipBroken, IfMatch.optional(ifMatch)));
    }

    @Operation(summary = "Reject a proposal")
    @ApiResponse(responseCode = "200", description = "Rejected")
    @ApiResponse(responseCode = "409", description = "It is decided already")
    @DocumentRefusals.ChangedMeanwhile
    @PostMapping("/{proposalId}/reject")
    ResponseEntity<ProposalResponse> reject(
            Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID proposalId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(proposals.reject(owner, projectId, proposalId, IfMatch.optional(ifMatch)));
    }

    @Operation(summary = "Compare a stale proposal with the project as it is now")
    @ApiResponse(responseCode = "200", description = "Open again")
    @ApiResponse(responseCode = "409", description = "It is decided already")
    @DocumentRefusals.ChangedMeanwhile
    @PostMapping("/{proposalId}/refresh")
    ResponseEntity<ProposalResponse> refresh(
            Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID proposalId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(proposals.refresh(owner, projectId, proposalId, IfMatch.optional(ifMatch)));
    }

    static ResponseEntity<ProposalResponse> answer(ProposalView view) {
        return ResponseEntity.ok().eTag(String.valueOf(view.version())).body(ProposalResponse.of(view));
    }
}
