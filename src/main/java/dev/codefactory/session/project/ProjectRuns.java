package dev.codefactory.session.project;

import dev.codefactory.access.Owner;
import dev.codefactory.project.Projects;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.ExecutionFilter;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.project.RunRepository.Run;
import dev.codefactory.web.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an owner can see and do of the runs of a project. */
@Service
public class ProjectRuns {

    private static final int MOST_EXECUTIONS = 10_000;

    private final Projects projects;
    private final Executions executions;
    private final RunRepository runs;

    ProjectRuns(Projects projects, Executions executions, RunRepository runs) {
        this.projects = projects;
        this.executions = executions;
        this.runs = runs;
    }

    /** @throws ProjectRunException.NotFound when the owner's project has no such run */
    public ProjectRun get(Owner owner, UUID project, UUID id) {
        projects.get(owner, project);
        return runs.find(owner, project, id)
                .map(run -> view(owner, run))
                .orElseThrow(() -> new ProjectRunException.NotFound(id));
    }

    /** The runs of a project, newest first. */
    public Page<ProjectRun> list(Owner owner, UUID project, @Nullable UUID after, int limit) {
        projects.get(owner, project);
        return Page.of(runs.list(owner, project, after, limit + 1), limit, Run::id)
                .map(run -> view(owner, run));
    }

    /** Cancels all of a run that has not ended. What is done stays done. */
    @Transactional
    public ProjectRun cancel(Owner owner, UUID project, UUID id) {
        get(owner, project, id);
        executions.cancelAll(owner, ExecutionFilter.ofRun(id));
        return get(owner, project, id);
    }

    private ProjectRun view(Owner owner, Run run) {
        var newest = new LinkedHashMap<UUID, ExecutionView>();
        // Oldest first, so that a retry takes the place of what it repeats.
        for (var execution : ofRun(owner, run).reversed()) {
            var task = execution.task();
            if (task != null) {
                newest.put(task.taskId(), execution);
            }
        }
        return new ProjectRun(run.id(), run.projectId(), run.createdAt(), List.copyOf(newest.values()));
    }

    private List<ExecutionView> ofRun(Owner owner, Run run) {
        return executions.list(owner, ExecutionFilter.ofRun(run.id()), null, MOST_EXECUTIONS);
    }
}
