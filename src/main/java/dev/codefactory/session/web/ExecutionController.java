package dev.codefactory.session.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.Executions;
import dev.codefactory.session.StepView;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/executions")
@Tag(name = "Executions", description = "See how requests go, and stop them")
class ExecutionController {

    private final Executions executions;

    ExecutionController(Executions executions) {
        this.executions = executions;
    }

    /** All of something that is small enough for one answer. */
    record Items<T>(List<T> items) {}

    @Operation(summary = "List executions, newest first")
    @GetMapping
    Page<ExecutionResponse> list(
            Owner owner,
            @RequestParam(required = false) @Nullable ExecutionStatus status,
            @RequestParam(name = "template_type", required = false) @Nullable @Size(max = 100) String templateType,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    UUID after) {
        var rows = executions.list(owner, status, templateType, after, limit);
        return Page.of(rows, limit, row -> row.id().value()).map(ExecutionResponse::of);
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
        return ExecutionResponse.of(
                wait == null
                        ? executions.get(owner, execution)
                        : executions.await(owner, execution, Duration.parse("PT" + wait)));
    }

    @Operation(summary = "See its steps, in order")
    @GetMapping("/{id}/steps")
    Items<StepView> steps(Owner owner, @PathVariable UUID id) {
        return new Items<>(executions.steps(owner, new ExecutionId(id)));
    }

    @Operation(
            summary = "Cancel it",
            description = "What waits is dropped, a running model call is aborted, what was stored already is kept.")
    @ApiResponse(responseCode = "200", description = "Cancelled")
    @ApiResponse(responseCode = "409", description = "It has ended already")
    @DeleteMapping("/{id}")
    ExecutionResponse cancel(Owner owner, @PathVariable UUID id) {
        return ExecutionResponse.of(executions.cancel(owner, new ExecutionId(id)));
    }
}
