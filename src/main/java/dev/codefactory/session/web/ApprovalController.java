package dev.codefactory.session.web;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.StepContext.Decision;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.step.Approvals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/executions/{id}/steps/{stepId}")
@Tag(name = "Executions")
@ApiResponse(responseCode = "202", description = "The word is stored")
@ApiResponse(responseCode = "409", description = "The step does not wait for approval")
class ApprovalController {

    private final Approvals approvals;

    ApprovalController(Approvals approvals) {
        this.approvals = approvals;
    }

    /** Why. */
    @Schema(example = """
            {"comment": "as discussed"}""")
    record DecisionRequest(
            @Schema(description = "For those who read the execution later.", example = "as discussed")
            @Nullable
            @Size(max = 4_000)
            String comment) {}

    @Operation(summary = "Approve a step that waits for it", description = "The execution goes on.")
    @PostMapping(path = "/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void approve(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "One of its steps.") @PathVariable UUID stepId,
            @Valid @RequestBody(required = false) @Nullable DecisionRequest request) {
        approvals.decide(owner, new ExecutionId(id), stepId, new Decision(true, comment(request)));
    }

    @Operation(summary = "Refuse a step that waits for approval", description = "The execution ends as failed.")
    @PostMapping(path = "/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void reject(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "One of its steps.") @PathVariable UUID stepId,
            @Valid @RequestBody(required = false) @Nullable DecisionRequest request) {
        approvals.decide(owner, new ExecutionId(id), stepId, new Decision(false, comment(request)));
    }

    private static String comment(@Nullable DecisionRequest request) {
        return request == null || request.comment == null ? "" : request.comment;
    }
}
