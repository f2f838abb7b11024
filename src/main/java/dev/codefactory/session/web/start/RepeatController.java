package dev.codefactory.session.web.start;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.step.Repeats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/executions/{id}")
@Tag(name = "Executions")
@ApiResponse(responseCode = "202", description = "A new execution is stored")
@ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for something else")
class RepeatController {

    private final Repeats repeats;

    RepeatController(Repeats repeats) {
        this.repeats = repeats;
    }

    @Operation(
            summary = "Retry it",
            description =
                    "A new execution goes on where this one failed or was cancelled; one that ended with findings gets its code generated anew. What was blocked by this one waits for the new one.")
    @ApiResponse(responseCode = "409", description = "It has not ended, or has completed")
    @PostMapping("/retry")
    ResponseEntity<AcceptedResponse> retry(
            Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @IdempotencyKey
                    String idempotencyKey) {
        return AcceptedResponse.of(repeats.retry(owner, new ExecutionId(id), idempotencyKey));
    }

    @Operation(
            summary = "Run it again from a step on",
            description = "A new execution begins with that step and with what was known before it.")
    @ApiResponse(responseCode = "409", description = "It has not ended")
    @PostMapping("/steps/{stepId}/rerun")
    ResponseEntity<AcceptedResponse> rerun(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "One of its steps.") @PathVariable UUID stepId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @IdempotencyKey
                    String idempotencyKey) {
        return AcceptedResponse.of(repeats.rerun(owner, new ExecutionId(id), stepId, idempotencyKey));
    }

    @Operation(
            summary = "Run one step alone",
            description = "A new execution runs that step with what was known before it, and ends.")
    @ApiResponse(responseCode = "409", description = "It has not ended")
    @PostMapping("/steps/{stepId}/execute")
    ResponseEntity<AcceptedResponse> execute(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "One of its steps.") @PathVariable UUID stepId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @IdempotencyKey
                    String idempotencyKey) {
        return AcceptedResponse.of(repeats.execute(owner, new ExecutionId(id), stepId, idempotencyKey));
    }
}
