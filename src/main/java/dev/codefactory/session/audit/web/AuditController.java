package dev.codefactory.session.audit.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.audit.Audit;
import dev.codefactory.session.audit.Audits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/executions/{id}/audit")
@Tag(name = "Stats", description = "See what became of everything that was asked for")
class AuditController {

    private final Audits audits;

    AuditController(Audits audits) {
        this.audits = audits;
    }

    @Schema(example = """
            {"correct": false, "reason": "It takes the empty text for a palindrome; the specification does not."}""")
    record AuditRequest(
            @Schema(description = "Whether the files do what was asked for.") @NotNull
            Boolean correct,

            @Schema(description = "What you looked at, and what you found.") @NotBlank @Size(max = 2_000)
            String reason) {}

    record AuditResponse(boolean correct, String reason, Instant auditedAt) {

        private static AuditResponse of(Audit audit) {
            return new AuditResponse(audit.correct(), audit.reason(), audit.auditedAt());
        }
    }

    @Operation(
            summary = "Say whether a verdict was right",
            description =
                    "Your word after a look at the files. It changes no verdict; the stats count how many of the verified"
                            + " ones that were audited were wrong. Say it again to replace it.")
    @ApiResponse(responseCode = "200", description = "Kept")
    @ApiResponse(responseCode = "409", description = "The execution has no verdict")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    AuditResponse put(Owner owner, @PathVariable UUID id, @Valid @RequestBody AuditRequest request) {
        return AuditResponse.of(audits.put(owner, new ExecutionId(id), request.correct(), request.reason()));
    }

    @Operation(summary = "See what was found of an execution")
    @ApiResponse(responseCode = "200", description = "What was found")
    @ApiResponse(responseCode = "404", description = "There is no such execution, or it was not audited")
    @GetMapping
    AuditResponse get(Owner owner, @PathVariable UUID id) {
        return AuditResponse.of(audits.get(owner, new ExecutionId(id)));
    }

    @Operation(summary = "Take back what was found of an execution")
    @ApiResponse(responseCode = "204", description = "Nothing is said of it any more")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Owner owner, @PathVariable UUID id) {
        audits.delete(owner, new ExecutionId(id));
    }
}
