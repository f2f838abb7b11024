package dev.codefactory.planning.web;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.Reviews;
import dev.codefactory.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/planning/documents/{documentId}")
@Tag(name = "Task documents")
class ReviewController {

    private final Reviews reviews;

    ReviewController(Reviews reviews) {
        this.reviews = reviews;
    }

    @Schema(example = """
            {"confirmed": ["C3"]}""")
    record CompletionRequest(
            @Schema(description = "The manual criteria that you found to be met.") @NotNull @Size(max = 50)
            List<@NotBlank String> confirmed) {}

    @Operation(
            summary = "Ask for the review of a draft",
            description =
                    "With auto_approve it is approved at once if it breaks no rule and no change request is open.")
    @ApiResponse(responseCode = "200", description = "In review, or approved")
    @ApiResponse(responseCode = "409", description = "It is no draft")
    @DocumentRefusals.ChangedMeanwhile
    @PostMapping("/submit")
    ResponseEntity<DocumentResponse> submit(
            Owner owner,
            @PathVariable UUID documentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return DocumentController.answer(reviews.submit(owner, documentId, IfMatch.optional(ifMatch)));
    }

    @Operation(summary = "Approve the revision you have read", description = "Only then may code be made after it.")
    @ApiResponse(responseCode = "200", description = "Approved")
    @ApiResponse(
            responseCode = "409",
            description = "It is not in review, a change request is open or a rule is broken; `reasons` says which")
    @DocumentRefusals.WithoutItsVersion
    @PostMapping("/approve")
    ResponseEntity<DocumentResponse> approve(
            Owner owner,
            @PathVariable UUID documentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return DocumentController.answer(reviews.approve(owner, documentId, IfMatch.required(ifMatch)));
    }

    @Operation(summary = "Take an approved document back to review", description = "What executions showed stays.")
    @ApiResponse(responseCode = "200", description = "In review")
    @ApiResponse(responseCode = "409", description = "It is not approved")
    @DocumentRefusals.ChangedMeanwhile
    @PostMapping("/reopen")
    ResponseEntity<DocumentResponse> reopen(
            Owner owner,
            @PathVariable UUID documentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return DocumentController.answer(reviews.reopen(owner, documentId, IfMatch.optional(ifMatch)));
    }

    @Operation(
            summary = "End the implementation",
            description = "Every task must be ticked and every criterion met; you can confirm manual ones alone.")
    @ApiResponse(responseCode = "200", description = "Completed")
    @ApiResponse(responseCode = "409", description = "Something is still open; `reasons` says what")
    @DocumentRefusals.ChangedMeanwhile
    @PostMapping(path = "/complete", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DocumentResponse> complete(
            Owner owner,
            @PathVariable UUID documentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CompletionRequest request) {
        var confirmed = Set.copyOf(request.confirmed());
        return DocumentController.answer(reviews.complete(owner, documentId, confirmed, IfMatch.optional(ifMatch)));
    }
}
