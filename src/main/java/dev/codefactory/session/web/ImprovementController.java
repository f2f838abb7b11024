package dev.codefactory.session.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.improvement.Improvements;
import dev.codefactory.session.web.start.AcceptedResponse;
import dev.codefactory.session.web.start.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/executions/{id}/improvements")
@Tag(name = "Executions")
class ImprovementController {

    private static final int MOST = 1_000;

    private final Improvements improvements;

    ImprovementController(Improvements improvements) {
        this.improvements = improvements;
    }

    /** All of them; there are never more than a few. */
    record ImprovementList(List<ImprovementResponse> items) {}

    @Operation(summary = "See what was mended", description = "Each round of repair as issue, fix and evidence.")
    @GetMapping
    ImprovementList list(Owner owner, @PathVariable UUID id) {
        return new ImprovementList(improvements.list(owner, new ExecutionId(id)).stream()
                .map(ImprovementResponse::of)
                .toList());
    }

    @Operation(
            summary = "Accept an improvement",
            description =
                    "A new execution has the files checked with the improvement, and takes it out again if a gate turns red that is not red without it.")
    @ApiResponse(responseCode = "202", description = "A new execution is stored")
    @ApiResponse(
            responseCode = "409",
            description = "The execution, or one that goes on from it, has not ended, or the improvement does not fit")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for something else")
    @PostMapping("/{number}/accept")
    ResponseEntity<AcceptedResponse> accept(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "The round that brought it.") @PathVariable @Min(1) @Max(MOST) int number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @IdempotencyKey
                    String idempotencyKey) {
        return AcceptedResponse.of(improvements.accept(owner, new ExecutionId(id), number, idempotencyKey));
    }

    @Operation(
            summary = "Reject an improvement",
            description = "A new execution has the files checked without the improvement, whatever comes of that.")
    @ApiResponse(responseCode = "202", description = "A new execution is stored")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The execution, or one that goes on from it, has not ended, or the improvement cannot be taken out")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for something else")
    @PostMapping("/{number}/reject")
    ResponseEntity<AcceptedResponse> reject(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "The round that brought it.") @PathVariable @Min(1) @Max(MOST) int number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @IdempotencyKey
                    String idempotencyKey) {
        return AcceptedResponse.of(improvements.reject(owner, new ExecutionId(id), number, idempotencyKey));
    }
}
