package dev.codefactory.session.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.execution.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

    @Operation(
            summary = "Ask for code",
            description =
                    "Answers as soon as the request is durably stored. Follow the Location header to see how it goes; ?wait=60s there waits for the end.")
    @ApiResponse(responseCode = "202", description = "Accepted and stored")
    @ApiResponse(
            responseCode = "429",
            description = "You have as many open executions as you may; try again after Retry-After")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used with another body")
    @PostMapping(path = "/api/v1/generate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedResponse> generate(
            Owner owner,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @IdempotencyKey String idempotencyKey,
            @Valid @RequestBody GenerateRequest request) {
        return AcceptedResponse.of(sessions.submit(owner, request.toDomain(), idempotencyKey));
    }
}
