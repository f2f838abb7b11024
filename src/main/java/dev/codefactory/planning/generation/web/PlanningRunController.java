package dev.codefactory.planning.generation.web;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.generation.PlanningRuns;
import dev.codefactory.planning.generation.web.PlanningRunRequests.DraftRequest;
import dev.codefactory.planning.generation.web.PlanningRunRequests.ExpansionRequest;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Planning", description = "Have a model plan")
class PlanningRunController {

    private static final String KEY = "^[\\x21-\\x7e]{1,200}$";

    private final PlanningRuns runs;

    PlanningRunController(PlanningRuns runs) {
        this.runs = runs;
    }

    @Operation(
            summary = "Find elements and tasks for a project",
            description =
                    "A model names the elements, and describes each of them and each task by itself. A proposal comes of it; it changes nothing before it is applied.")
    @ApiResponse(responseCode = "202", description = "Stored; Location is the run")
    @ApiResponse(responseCode = "409", description = "The project is archived, or the document is not approved")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for something else")
    @PostMapping(path = "/projects/{projectId}/expand", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PlanningRunResponse> expand(
            Owner owner,
            @PathVariable UUID projectId,
            @Parameter(description = "Your name for this request; the same key with the same body gives the same run.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    @Pattern(regexp = KEY, message = "must be 1 to 200 visible ASCII characters")
                    String idempotencyKey,
            @Valid @RequestBody(required = false) @Nullable ExpansionRequest request) {
        var order = request == null ? ExpansionRequest.usual() : request.order();
        return accepted(PlanningRunResponse.of(runs.expand(owner, projectId, order, idempotencyKey)));
    }

    @Operation(
            summary = "Have a task document written",
            description =
                    "What there is already is analysed from the files; a model writes the other sections one by one. A draft comes of it.")
    @ApiResponse(responseCode = "202", description = "Stored; Location is the run")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for something else")
    @PostMapping(path = "/planning/documents/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PlanningRunResponse> draft(
            Owner owner,
            @Parameter(description = "Your name for this request; the same key with the same body gives the same run.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    @Pattern(regexp = KEY, message = "must be 1 to 200 visible ASCII characters")
                    String idempotencyKey,
            @Valid @RequestBody DraftRequest request) {
        return accepted(PlanningRunResponse.of(runs.draft(owner, request.order(), idempotencyKey)));
    }

    @Operation(summary = "List planning runs, newest first")
    @GetMapping("/planning/runs")
    Page<PlanningRunResponse> list(
            Owner owner,
            @Parameter(description = "Only those for this project.")
                    @RequestParam(name = "project_id", required = false)
                    @Nullable
                    UUID projectId,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    UUID after,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit) {
        return runs.list(owner, projectId, after, limit).map(PlanningRunResponse::of);
    }

    @Operation(
            summary = "See how a planning run goes",
            description = "Its steps, events and cancellation are those of the execution of the same id.")
    @GetMapping("/planning/runs/{executionId}")
    PlanningRunResponse get(
            Owner owner, @Parameter(description = "The execution that plans.") @PathVariable UUID executionId) {
        return PlanningRunResponse.of(runs.get(owner, new ExecutionId(executionId)));
    }

    private static ResponseEntity<PlanningRunResponse> accepted(PlanningRunResponse run) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/planning/runs/" + run.executionId()))
                .body(run);
    }
}
