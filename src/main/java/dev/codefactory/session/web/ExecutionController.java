package dev.codefactory.session.web;

import static java.util.Objects.requireNonNull;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.estimate.Estimates;
import dev.codefactory.session.execution.ExecutionFilter;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepView;
import dev.codefactory.web.Page;
import dev.codefactory.web.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/executions")
@Tag(name = "Executions", description = "See how requests go, and stop them")
class ExecutionController {

    private final Executions executions;
    private final StepRuns steps;
    private final Estimates estimates;

    ExecutionController(Executions executions, StepRuns steps, Estimates estimates) {
        this.executions = executions;
        this.steps = steps;
        this.estimates = estimates;
    }

    /** All of something that is small enough for one answer. */
    record Items<T>(List<T> items) {}

    record Outputs(Map<String, Object> outputs) {}

    /** How many executions there are in each state. */
    record Summary(int total, Map<ExecutionStatus, Integer> byStatus) {}

    @Schema(example = "{\"priority\": 8}")
    record PriorityRequest(
            @Schema(description = "1 (last) to 10 (first).", example = "8") @NotNull @Min(1) @Max(10)
            Integer priority) {}

    @Operation(summary = "List executions, newest first")
    @GetMapping
    Page<ExecutionResponse> list(
            Owner owner,
            @Parameter(description = "Several are possible: `status=queued,running`.")
                    @RequestParam(required = false)
                    @Nullable
                    Set<ExecutionStatus> status,
            @RequestParam(name = "template_type", required = false) @Nullable @Size(max = 100) String templateType,
            @Parameter(description = "One request and everything that repeats it.")
                    @RequestParam(name = "session_id", required = false)
                    @Nullable
                    UUID sessionId,
            @Parameter(description = "Those that work on a task of this project.")
                    @RequestParam(name = "project_id", required = false)
                    @Nullable
                    UUID projectId,
            @Parameter(description = "Those that work on this task.")
                    @RequestParam(name = "task_id", required = false)
                    @Nullable
                    UUID taskId,
            @Parameter(description = "Part of the description, in any case.")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    String q,
            @Parameter(description = "Younger ones only.")
                    @RequestParam(name = "created_after", required = false)
                    @Nullable
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    OffsetDateTime createdAfter,
            @Parameter(description = "Older ones only.")
                    @RequestParam(name = "created_before", required = false)
                    @Nullable
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    OffsetDateTime createdBefore,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    UUID after) {
        var filter = new ExecutionFilter(
                status == null ? Set.of() : status,
                templateType,
                sessionId,
                projectId,
                taskId,
                null,
                q,
                Times.instant("created_after", createdAfter),
                Times.instant("created_before", createdBefore));
        var rows = executions.list(owner, filter, after, limit);
        var expected = estimates.of(rows);
        var used = steps.used(rows);
        return Page.of(rows, limit, row -> row.id().value())
                .map(row -> ExecutionResponse.of(row, expected.get(row.id()), requireNonNull(used.get(row.id()))));
    }

    @Operation(summary = "Count executions by status")
    @GetMapping("/summary")
    Summary summary(
            Owner owner,
            @RequestParam(name = "template_type", required = false) @Nullable @Size(max = 100) String templateType,
            @Parameter(description = "One request and everything that repeats it.")
                    @RequestParam(name = "session_id", required = false)
                    @Nullable
                    UUID sessionId,
            @Parameter(description = "Those that work on a task of this project.")
                    @RequestParam(name = "project_id", required = false)
                    @Nullable
                    UUID projectId) {
        var filter = new ExecutionFilter(Set.of(), templateType, sessionId, projectId, null, null, null, null, null);
        var counts = executions.count(owner, filter);
        var all = new EnumMap<ExecutionStatus, Integer>(ExecutionStatus.class);
        for (var status : ExecutionStatus.values()) {
            all.put(status, counts.getOrDefault(status, 0));
        }
        return new Summary(counts.values().stream().mapToInt(Integer::intValue).sum(), all);
    }

    @Operation(
            summary = "See an execution",
            description = "With ?wait=60s the answer comes when it has ended, or when the time is up.")
    @GetMapping("/{id}")
    ExecutionResponse get(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "How long to wait for the end, up to 60s.", example = "30s")
                    @RequestParam(required = false)
                    @Nullable
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    @Pattern(regexp = "^([0-9]|[1-5][0-9]|60)s$", message = "must be between 0s and 60s")
                    String wait)
            throws InterruptedException {
        var execution = new ExecutionId(id);
        return response(
                wait == null
                        ? executions.get(owner, execution)
                        : executions.await(owner, execution, Duration.parse("PT" + wait)));
    }

    @Operation(summary = "See its steps, in order")
    @GetMapping("/{id}/steps")
    Items<StepView> steps(Owner owner, @PathVariable UUID id) {
        return new Items<>(steps.list(owner, new ExecutionId(id)));
    }

    @Operation(
            summary = "Cancel it",
            description = "What waits is dropped, a running model call is aborted, what was stored already is kept.")
    @ApiResponse(responseCode = "200", description = "Cancelled")
    @ApiResponse(responseCode = "409", description = "It has ended already")
    @DeleteMapping("/{id}")
    ExecutionResponse cancel(Owner owner, @PathVariable UUID id) {
        return response(executions.cancel(owner, new ExecutionId(id)));
    }

    @Operation(
            summary = "See what its steps worked out",
            description = "By the names of their outputs; what conditions decided stands under their paths.")
    @GetMapping("/{id}/outputs")
    Outputs outputs(Owner owner, @PathVariable UUID id) {
        return new Outputs(steps.outputs(owner, new ExecutionId(id)));
    }

    @Operation(summary = "Change its priority", description = "Holds for its steps that wait and for those to come.")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "409", description = "It has ended already")
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ExecutionResponse prioritise(Owner owner, @PathVariable UUID id, @Valid @RequestBody PriorityRequest request) {
        return response(executions.prioritise(owner, new ExecutionId(id), request.priority()));
    }

    private ExecutionResponse response(ExecutionView execution) {
        var alone = List.of(execution);
        return ExecutionResponse.of(
                execution,
                estimates.of(alone).get(execution.id()),
                requireNonNull(steps.used(alone).get(execution.id())));
    }
}
