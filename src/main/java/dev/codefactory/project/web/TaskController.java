package dev.codefactory.project.web;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.project.Task;
import dev.codefactory.project.TaskStatus;
import dev.codefactory.project.Tasks;
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
@RequestMapping("/api/v1/projects/{projectId}")
@Tag(name = "Tasks", description = "The work on an element")
class TaskController {

    private static final String OF_ELEMENT = "/elements/{elementId}/tasks";
    private static final String ONE = OF_ELEMENT + "/{taskId}";

    private final Tasks tasks;

    TaskController(Tasks tasks) {
        this.tasks = tasks;
    }

    @PostMapping(path = OF_ELEMENT, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a task to an element")
    @ApiResponse(responseCode = "201", description = "Made; Location is its address")
    @Refusals.BadDraft
    @Refusals.NoElement
    @Refusals.ImpossibleTask
    ResponseEntity<TaskResponse> create(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID elementId,
            @Valid @RequestBody TaskRequest request) {
        var task = tasks.create(owner, projectId, elementId, request.draft(projectId, elementId));
        return ResponseEntity.created(URI.create(
                        "/api/v1/projects/%s/elements/%s/tasks/%s".formatted(projectId, elementId, task.id())))
                .eTag(String.valueOf(task.version()))
                .body(TaskResponse.of(task));
    }

    @GetMapping(OF_ELEMENT)
    @Operation(summary = "List the tasks of an element, newest first")
    @ApiResponse(responseCode = "200", description = "One page; next continues the list as after")
    @ApiResponse(responseCode = "400", description = "A parameter is of the wrong type or out of bounds")
    @Refusals.NoElement
    Page<TaskResponse> list(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID elementId,
            @RequestParam(required = false) @Nullable TaskStatus status,
            @Parameter(description = "Part of the title, in any case") @RequestParam(required = false) @Nullable
                    String q,
            @Parameter(description = "The task's own language or else its project's")
                    @RequestParam(required = false)
                    @Nullable
                    CodeLanguage language,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return tasks.list(owner, projectId, new Task.Filter(elementId, status, q, language), after, limit)
                .map(TaskResponse::of);
    }

    @GetMapping("/tasks")
    @Operation(summary = "List the tasks of a project, newest first")
    @ApiResponse(responseCode = "200", description = "One page; next continues the list as after")
    @ApiResponse(responseCode = "400", description = "A parameter is of the wrong type or out of bounds")
    @Refusals.NoElement
    Page<TaskResponse> listAll(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @RequestParam(required = false) @Nullable UUID element,
            @RequestParam(required = false) @Nullable TaskStatus status,
            @Parameter(description = "Part of the title, in any case") @RequestParam(required = false) @Nullable
                    String q,
            @Parameter(description = "The task's own language or else its project's")
                    @RequestParam(required = false)
                    @Nullable
                    CodeLanguage language,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return tasks.list(owner, projectId, new Task.Filter(element, status, q, language), after, limit)
                .map(TaskResponse::of);
    }

    @GetMapping(ONE)
    @Operation(summary = "Read a task")
    @ApiResponse(responseCode = "200", description = "The task; ETag is its version")
    @ApiResponse(
            responseCode = "304",
            description = "It is still what If-None-Match names",
            content = {})
    @ApiResponse(responseCode = "400", description = "An id is no UUID")
    @Refusals.NoTask
    ResponseEntity<TaskResponse> get(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID elementId,
            @PathVariable UUID taskId) {
        return answer(tasks.get(owner, projectId, elementId, taskId));
    }

    @PutMapping(path = ONE, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Replace a task; its generated code stays")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @Refusals.BadDraft
    @Refusals.NoTask
    @Refusals.ImpossibleTask
    @Refusals.WithoutItsVersion
    ResponseEntity<TaskResponse> update(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID elementId,
            @PathVariable UUID taskId,
            @Parameter(description = "The ETag you read, or *")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody TaskRequest request) {
        return answer(tasks.update(
                owner, projectId, elementId, taskId, request.draft(projectId, elementId), IfMatch.required(ifMatch)));
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a task")
    @ApiResponse(
            responseCode = "204",
            description = "Deleted",
            content = {})
    @ApiResponse(responseCode = "400", description = "An id is no UUID")
    @Refusals.NoTask
    @ApiResponse(responseCode = "409", description = "The project is archived, or others depend on the task")
    @Refusals.ChangedMeanwhile
    void delete(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID elementId,
            @PathVariable UUID taskId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        tasks.delete(owner, projectId, elementId, taskId, IfMatch.optional(ifMatch));
    }

    private static ResponseEntity<TaskResponse> answer(Task task) {
        return ResponseEntity.ok().eTag(String.valueOf(task.version())).body(TaskResponse.of(task));
    }
}
