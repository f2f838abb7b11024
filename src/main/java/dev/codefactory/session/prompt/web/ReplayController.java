package dev.codefactory.session.prompt.web;

import dev.codefactory.access.Caller;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.prompt.PromptReplays;
import dev.codefactory.session.prompt.PromptReplays.Replay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/prompts/trials/{trialId}/replay")
@Tag(name = "Prompts")
class ReplayController {

    private final PromptReplays replays;

    ReplayController(PromptReplays replays) {
        this.replays = replays;
    }

    @Schema(example = """
            {"executions": ["019a0000-0000-7000-8000-000000000000"]}""")
    record ReplayRequest(
            @Schema(description = "Executions of yours that have ended.") @NotEmpty @Size(max = 50)
            List<@NotNull UUID> executions) {}

    @Schema(description = "What one execution is submitted again as.")
    record ReplayResponse(UUID replayOf, UUID champion, UUID challenger) {

        private static ReplayResponse of(Replay replay) {
            return new ReplayResponse(
                    replay.of().value(),
                    replay.champion().value(),
                    replay.challenger().value());
        }
    }

    record ReplaysResponse(List<ReplayResponse> items) {}

    @Operation(
            summary = "Submit past executions again for a trial",
            description = "For admins. Each becomes two new executions of the lowest priority: one with the challenger,"
                    + " one with the champion, so that both are asked of the same models.")
    @ApiResponse(responseCode = "202", description = "Accepted")
    @ApiResponse(responseCode = "403", description = "Only an admin may try prompts out")
    @ApiResponse(responseCode = "409", description = "The trial does not run, or an execution has not ended")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplaysResponse replay(Caller caller, @PathVariable UUID trialId, @Valid @RequestBody ReplayRequest request) {
        caller.requireAdmin("Prompts serve all owners; only an admin may try them out. Use the admin token.");
        var past = request.executions().stream().map(ExecutionId::new).toList();
        return new ReplaysResponse(replays.submit(caller.owner(), trialId, past).stream()
                .map(ReplayResponse::of)
                .toList());
    }
}
