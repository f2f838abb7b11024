package dev.codefactory.project.web;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.project.Project;
import dev.codefactory.project.ProjectStatus;
import dev.codefactory.project.Projects;
import dev.codefactory.web.IfMatch;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects")
@Tag(name = "Projects", description = "What you want built")
class ProjectController {

    private final Projects projects;

    ProjectController(Projects projects) {
        this.projects = projects;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a project")
    @ApiResponse(responseCode = "201", description = "Made; Location is its address")
    @ApiResponse(responseCode = "400", description = "A field is missing, unknown, of the wrong type or out of bounds")
    ResponseEntity<ProjectResponse> create(
            @Parameter(hidden = true) Owner owner, @Valid @RequestBody ProjectRequest request) {
        var project = projects.create(owner, request.draft());
        return ResponseEntity.created(URI.create("/api/v1/projects/" + project.id()))
                .eTag(String.valueOf(project.version()))
                .body(ProjectResponse.of(project));
    }

    @GetMapping
    @Operation(summary = "List your projects, newest first")
    @ApiResponse(responseCode = "200", description = "One page; next continues the list as after")
    @ApiResponse(responseCode = "400", description = "A parameter is of the wrong type or out of bounds")
    Page<ProjectResponse> list(
            @Parameter(hidden = true) Owner owner,
            @RequestParam(required = false) @Nullable ProjectStatus status,
            @Parameter(description = "Part of the name, in any case") @RequestParam(required = false) @Nullable
                    String q,
            @RequestParam(required = false) @Nullable CodeLanguage language,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return projects.list(owner, new Project.Filter(status, q, language), after, limit)
                .map(ProjectResponse::of);
    }

    @GetMapping("/{projectId}")
    @Operation(summary = "Read a project")
    @ApiResponse(responseCode = "200", description = "The project; ETag is its version")
    @ApiResponse(
            responseCode = "304",
            description = "It is still what If-None-Match names",
            content = {})
    @ApiResponse(responseCode = "400", description = "The id is no UUID")
    @ApiResponse(responseCode = "404", description = "You have no such project")
    ResponseEntity<ProjectResponse> get(@Parameter(hidden = true) Owner owner, @PathVariable UUID projectId) {
        return answer(projects.get(owner, projectId));
    }

    @GetMapping("/{projectId}/graph")
    @Operation(summary = "See who waits for whom in a project, and in which order it can be done")
    @ApiResponse(responseCode = "200", description = "Nodes, edges and order")
    @ApiResponse(responseCode = "400", description = "The id is no UUID")
    @ApiResponse(responseCode = "404", description = "You have no such project")
    GraphResponse graph(@Parameter(hidden = true) Owner owner, @PathVariable UUID projectId) {
        return GraphResponse.of(projects.graph(owner, projectId));
    }

    @PutMapping(path = "/{projectId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Replace a project")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "400", description = "A field is missing, unknown, of the wrong type or out of bounds")
    @ApiResponse(responseCode = "404", description = "You have no such project")
    @ApiResponse(responseCode = "409", description = "It is archived, or its status cannot change in this way")
    @Refusals.WithoutItsVersion
    ResponseEntity<ProjectResponse> update(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @Parameter(description = "The ETag you read, or *")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody ProjectRequest request) {
        return answer(projects.update(owner, projectId, request.draft(), IfMatch.required(ifMatch)));
    }

    @DeleteMapping("/{projectId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a project with everything in it")
    @ApiResponse(
            responseCode = "204",
            description = "Deleted",
            content = {})
    @ApiResponse(responseCode = "400", description = "The id is no UUID")
    @ApiResponse(responseCode = "404", description = "You have no such project")
    @ApiResponse(responseCode = "409", description = "It is archived")
    @Refusals.ChangedMeanwhile
    void delete(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        projects.delete(owner, projectId, IfMatch.optional(ifMatch));
    }

    private static ResponseEntity<ProjectResponse> answer(Project project) {
        return ResponseEntity.ok().eTag(String.valueOf(project.version())).body(ProjectResponse.of(project));
    }
}
