package dev.codefactory.model.web;

import dev.codefactory.access.Caller;
import dev.codefactory.model.pull.Pull;
import dev.codefactory.model.pull.Pulls;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models/pulls")
@Tag(name = "Models")
class PullController {

    /** Registry, namespace and name, then the tag; no address, for where models come from is the host's affair. */
    private static final String NAME =
            "^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){0,3}(:[A-Za-z0-9][A-Za-z0-9._-]*)?$";

    private final Pulls pulls;

    PullController(Pulls pulls) {
        this.pulls = pulls;
    }

    /** A model to be fetched. */
    @Schema(example = """
            {"model": "qwen2.5-coder:7b"}""")
    record PullRequest(
            @Schema(example = "qwen2.5-coder:7b")
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = NAME, message = "must be a model's name such as qwen2.5-coder:7b or hf.co/owner/name:tag")
            String model,

            @Schema(
                    description = "The id of the host to fetch it to; the first that answers when left out.",
                    example = "gpu-1")
            @Nullable
            @Size(min = 1, max = 100)
            String host) {}

    @Operation(
            summary = "Pull a model",
            description =
                    "For admins. A host fetches the model, and it is used as soon as it is there. Asking again meanwhile answers with the pull that is under way.")
    @ApiResponse(responseCode = "202", description = "It is or will be fetched; Location tells how far it is")
    @ApiResponse(responseCode = "403", description = "Only an admin may have models pulled")
    @ApiResponse(responseCode = "404", description = "There is no host of this id")
    @ApiResponse(responseCode = "409", description = "The host is no Ollama and loads its models itself")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PullResponse> start(Caller caller, @Valid @RequestBody PullRequest request) {
        caller.requireAdmin("The models serve all owners; only an admin may have models pulled. Use the admin token.");
        var pull = pulls.start(caller.owner(), request.model(), request.host());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/models/pulls/" + pull.id()))
                .body(PullResponse.of(pull));
    }

    @Operation(summary = "List pulls, newest first", description = "For admins.")
    @ApiResponse(responseCode = "200", description = "The pulls")
    @ApiResponse(responseCode = "403", description = "Only an admin may see pulls")
    @GetMapping
    Page<PullResponse> list(
            Caller caller,
            @Parameter(description = "Several are possible: `status=queued,running`.")
                    @RequestParam(required = false)
                    @Nullable
                    Set<Pull.Status> status,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    UUID after) {
        caller.requireAdmin("The models serve all owners; only an admin may see pulls. Use the admin token.");
        var rows = pulls.list(status == null ? Set.of() : status, after, limit + 1);
        return Page.of(rows, limit, Pull::id).map(PullResponse::of);
    }

    @Operation(summary = "See how far a pull is", description = "For admins.")
    @ApiResponse(responseCode = "200", description = "The pull")
    @ApiResponse(responseCode = "403", description = "Only an admin may see pulls")
    @ApiResponse(responseCode = "404", description = "There is none of this id")
    @GetMapping("/{pullId}")
    PullResponse get(Caller caller, @PathVariable UUID pullId) {
        caller.requireAdmin("The models serve all owners; only an admin may see pulls. Use the admin token.");
        return PullResponse.of(pulls.get(pullId));
    }

    @Operation(
            summary = "Cancel a pull",
            description =
                    "For admins. What the host has fetched stays there, and a later pull goes on from it. A pull that has ended stays as it ended.")
    @ApiResponse(responseCode = "200", description = "The pull, cancelled unless it had ended")
    @ApiResponse(responseCode = "403", description = "Only an admin may cancel pulls")
    @ApiResponse(responseCode = "404", description = "There is none of this id")
    @DeleteMapping("/{pullId}")
    PullResponse cancel(Caller caller, @PathVariable UUID pullId) {
        caller.requireAdmin("The models serve all owners; only an admin may cancel pulls. Use the admin token.");
        return PullResponse.of(pulls.cancel(pullId));
    }
}
