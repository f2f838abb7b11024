package dev.codefactory.session.web.start;

import dev.codefactory.access.Owner;
import dev.codefactory.session.project.ProjectGeneration;
import dev.codefactory.session.project.ProjectRuns;
import dev.codefactory.template.Templates;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects/{projectId}")
@Tag(name = "Project runs", description = "Have a whole project generated")
class ProjectRunController {

    private final ProjectGeneration generation;
    private final ProjectRuns runs;
    private final Templates templates;

    ProjectRunController(ProjectGeneration generation, ProjectRuns runs, Templates templates) {
        this.generation = generation;
        this.runs = runs;
        this.templates = templates;
    }

    @Operation(
            summary = "Generate a project",
            description =
                    "Every task that is not completed becomes an execution, which waits for those of the tasks and elements it depends on. Independent ones run at the same time; a failure holds up what depends on it, and nothing else, until it is retried.")
    @ApiResponse(responseCode = "202", description = "All executions are stored; Location is the run")
    @ApiResponse(
            responseCode = "409",
            description = "A run of the project has not ended, there is nothing to do, or the project is archived")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for something else")
    @PostMapping(path = "/generate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProjectRunResponse> generate(
            Owner owner,
            @PathVariable UUID projectId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @IdempotencyKey String idempotencyKey,
            @Valid @RequestBody(required = false) @Nullable ProjectRunRequest request) {
        var order = ProjectRunRequest.order(request, owner, templates);
        var run = generation.start(owner, projectId, order, idempotencyKey);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/projects/%s/runs/%s".formatted(projectId, run)))
                .body(ProjectRunResponse.of(runs.get(owner, projectId, run)));
    }

    @Operation(summary = "List the runs of a project, newest first")
    @GetMapping("/runs")
    Page<ProjectRunResponse> list(
            Owner owner,
            @PathVariable UUID projectId,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    UUID after) {
        return runs.list(owner, projectId, after, limit).map(ProjectRunResponse::of);
    }

    @Operation(summary = "See how a run goes")
    @GetMapping("/runs/{runId}")
    ProjectRunResponse get(
            Owner owner,
            @PathVariable UUID projectId,
            @Parameter(description = "One of the project's runs.") @PathVariable UUID runId) {
        return ProjectRunResponse.of(runs.get(owner, projectId, runId));
    }

    @Operation(summary = "Cancel all of a run that has not ended", description = "What is done stays done.")
    @DeleteMapping("/runs/{runId}")
    ProjectRunResponse cancel(
            Owner owner,
            @PathVariable UUID projectId,
            @Parameter(description = "One of the project's runs.") @PathVariable UUID runId) {
        return ProjectRunResponse.of(runs.cancel(owner, projectId, runId));
    }
}
