package dev.codefactory.session.web.start;

import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.project.ProjectRun;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run of a project as JSON. */
record ProjectRunResponse(
        UUID runId,
        UUID projectId,

        @Schema(description = "`blocked` when nothing can go on before what failed is retried.")
        ProjectRun.Status status,

        Instant createdAt,

        @Schema(description = "How many executions there are in each status.")
        Map<ExecutionStatus, Integer> byStatus,

        @Schema(description = "The newest execution of each task.")
        List<TaskExecution> executions) {

    record TaskExecution(
            @Nullable UUID taskId,
            UUID executionId,
            ExecutionStatus status,

            @Schema(description = "The outcome of all gates; null before the validation.") @Nullable
            Verdict verdict,

            @Schema(description = "The executions it waits for or has waited for.")
            List<UUID> dependsOn,

            @Schema(description = "The executions that keep it from beginning until they are retried.")
            List<UUID> blockedBy) {

        private static TaskExecution of(ExecutionView execution) {
            var task = execution.task();
            return new TaskExecution(
                    task == null ? null : task.taskId(),
                    execution.id().value(),
                    execution.status(),
                    execution.verdict(),
                    ids(execution.relations().dependsOn()),
                    ids(execution.relations().blockedBy()));
        }

        private static List<UUID> ids(List<ExecutionId> executions) {
            return executions.stream().map(ExecutionId::value).toList();
        }
    }

    static ProjectRunResponse of(ProjectRun run) {
        var counts = new EnumMap<ExecutionStatus, Integer>(ExecutionStatus.class);
        run.executions().forEach(execution -> counts.merge(execution.status(), 1, Integer::sum));
        return new ProjectRunResponse(
                run.id(),
                run.projectId(),
                run.status(),
                run.createdAt(),
                counts,
                run.executions().stream().map(TaskExecution::of).toList());
    }
}
