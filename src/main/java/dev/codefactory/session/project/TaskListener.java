package dev.codefactory.session.project;

import dev.codefactory.access.Owner;
import dev.codefactory.project.TaskProgress;
import dev.codefactory.project.TaskStatus;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionView;
import org.springframework.stereotype.Component;

/** Lets the task of a project follow the execution that works on it, in the same transaction. */
@Component
class TaskListener implements ExecutionListener {

    private final TaskProgress tasks;
    private final RunRepository runs;

    TaskListener(TaskProgress tasks, RunRepository runs) {
        this.tasks = tasks;
        this.runs = runs;
    }

    @Override
    public void changed(Owner owner, ExecutionView execution) {
        var task = execution.task();
        if (task != null) {
            var code = execution.isDone() ? runs.code(owner, execution.id()).orElse(null) : null;
            tasks.move(owner, task.projectId(), task.taskId(), status(execution), code);
        }
    }

    private static TaskStatus status(ExecutionView execution) {
        return switch (execution.status()) {
            case QUEUED, CANCELLED -> TaskStatus.PENDING;
            case RUNNING -> TaskStatus.IN_PROGRESS;
            case COMPLETED, COMPLETED_WITH_FINDINGS -> execution.isDone() ? TaskStatus.COMPLETED : TaskStatus.FAILED;
            case FAILED -> TaskStatus.FAILED;
        };
    }
}
