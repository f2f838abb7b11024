package dev.codefactory.session.web.start;

import dev.codefactory.access.Owner;
import dev.codefactory.session.execution.DryRuns;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.template.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
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
    private final Templates templates;
    private final DryRuns dryRuns;

    GenerateController(Sessions sessions, Templates templates, DryRuns dryRuns) {
        this.sessions = sessions;
        this.templates = templates;
        this.dryRuns = dryRuns;
    }

    @Operation(
            summary = "Ask for code",
            description =
                    "Answers as soon as the request is durably stored. Follow the Location header to see how it goes; ?wait=60s there waits for the end.")
    @ApiResponse(
            responseCode = "202",
            description = "Accepted and stored",
            content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What it would do, for a dry run",
            content = @Content(schema = @Schema(implementation = DryRunResponse.class)))
    @ApiResponse(
            responseCode = "429",
            description = "You have as many open executions as you may; try again after Retry-After")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used with another body")
    @PostMapping(path = "/api/v1/generate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> generate(
            Owner owner,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @IdempotencyKey String idempotencyKey,
            @Valid @RequestBody GenerateRequest request) {
        var submission = request.toDomain(owner, templates);
        return request.isDryRun()
                ? ResponseEntity.ok(DryRunResponse.of(dryRuns.of(submission)))
                : AcceptedResponse.of(sessions.submit(owner, submission, idempotencyKey));
    }
}
