package dev.codefactory.session.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.Sessions;
import dev.codefactory.session.WorkflowStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Generation", description = "Ask for code")
class GenerateController {

    private final Sessions sessions;

    GenerateController(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The answer to a request that was accepted. */
    record AcceptedResponse(
            UUID executionId,
            UUID sessionId,
            UUID pipelineId,
            ExecutionStatus status,
            WorkflowStatus workflowStatus,
            @Nullable Instant estimatedCompletion) {}

    @Operation(
            summary = "Ask for code",
            description =
                    "Answers as soon as the request is durably stored. Follow the Location header to see how it goes; ?wait=60s there waits for the end.")
    @ApiResponse(responseCode = "202", description = "Accepted and stored")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used with another body")
    @PostMapping(path = "/api/v1/generate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedResponse> generate(
            Owner owner,
            @Parameter(
                            description =
                                    "Your name for this request, 1 to 200 visible characters. The same key with the same body gives the same execution, however often it is sent.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    @Pattern(regexp = "^[\\x21-\\x7e]{1,200}$", message = "must be 1 to 200 visible ASCII characters")
                    String idempotencyKey,
            @Valid @RequestBody GenerateRequest request) {
        var execution = sessions.submit(owner, request.toDomain(), idempotencyKey);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/executions/" + execution.id().value()))
                .body(new AcceptedResponse(
                        execution.id().value(),
                        execution.sessionId(),
                        execution.pipelineId(),
                        execution.status(),
                        execution.status().workflow(),
                        execution.estimatedCompletion()));
    }
}
