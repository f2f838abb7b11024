package dev.codefactory.session.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.retention.Retention;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Executions")
class PurgeController {

    private final Retention retention;

    PurgeController(Retention retention) {
        this.retention = retention;
    }

    @Schema(example = """
            {"ended_before": "2020-01-01T00:00:00Z"}""")
    record PurgeRequest(
            @Schema(description = "What ended before this moment goes; what has not ended stays.") @NotNull
            Instant endedBefore) {}

    /** @param purged how many executions are gone */
    record PurgedResponse(int purged) {}

    @Operation(
            summary = "Purge what ended",
            description =
                    "For good, with files, evidence, events and transcripts. Contents that nothing else refers to are gone from the database after some minutes.")
    @PostMapping(path = "/api/v1/executions/purge", consumes = MediaType.APPLICATION_JSON_VALUE)
    PurgedResponse purge(Owner owner, @Valid @RequestBody PurgeRequest request) {
        return new PurgedResponse(retention.purge(owner, request.endedBefore()));
    }
}
