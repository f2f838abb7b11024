package dev.codefactory.session.project;

import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.project.Project;
import dev.codefactory.project.ProjectGraph.Node;
import dev.codefactory.project.Projects;
import dev.codefactory.project.TaskProgress;
import dev.codefactory.session.TaskRef;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.execution.Submission;
import dev.codefactory.session.intake.IdempotencyConflictException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Generates projects: every task becomes an execution that waits for those of the tasks it depends on. */
@Service
public class ProjectGeneration {

    private final Projects projects;
    private final TaskProgress progress;
    private final TaskRequests requests;
    private final Sessions sessions;
    private final RunRepository runs;
    private final ObjectProvider<GenerationGuard> guards;

    // A provider, because a guard may need to look at executions.
    ProjectGeneration(
            Projects projects,
            TaskProgress progress,
            TaskRequests requests,
            Sessions sessions,
            RunRepository runs,
            ObjectProvider<GenerationGuard> guards) {
        this.projects = projects;
        this.progress = progress;
        this.requests = requests;
        this.sessions = sessions;
        this.runs = runs;
        this.guards = guards;
    }

    /**
     * Starts a run. When this returns, all its executions are durably committed.
     *
     * @param idempotencyKey the caller's name for this request, or null; the same key with the same request gives the same run
     * @return the id of the run
     * @throws ProjectRunException when the project cannot be generated now
     * @throws IdempotencyConflictException when the key came with another request before
     */
    @Transactional
    public UUID start(Owner owner, UUID projectId, ProjectOrder order, @Nullable String idempotencyKey) {
        var project = progress.activate(owner, projectId);
        var run = UuidCreator.getTimeOrderedEpoch();
        if (!runs.add(owner, run, projectId, order.toString(), idempotencyKey)) {
            return earlier(owner, projectId, order, requireNonNull(idempotencyKey));
        }
        guards.stream()
                .flatMap(guard -> guard.objection(owner, projectId).stream())
                .findFirst()
                .ifPresent(objection -> {
                    throw new ProjectRunException.NotApproved(objection);
                });
        if (runs.isAnyOpen(owner, projectId)) {
            throw new ProjectRunException.StillOpen(projectId);
        }
        submit(owner, project, order, run);
        return run;
    }

    private void submit(Owner owner, Project project, ProjectOrder order, UUID run) {
        var graph = projects.graph(owner, project.id());
        var plan = RunPlan.of(graph, order.taskIds());
        var wording =
                requests.of(owner, project, plan.tasks().stream().map(Node::id).toList(), order);
        var executions = runs.done(owner, project.id());
        plan.tasks().forEach(task -> executions.remove(task.id()));
        // In an order in which they can be done, so that those a task waits for are there already.
        for (var task : plan.tasks()) {
            var before = graph.tasksBefore(task.id()).stream()
                    .map(executions::get)
                    .filter(Objects::nonNull)
                    .toList();
            var request = requireNonNull(wording.byTask().get(task.id()));
            var submission = new Submission(
                    request, before, order.priority(), new TaskRef(project.id(), task.id(), run), wording.template());
            executions.put(task.id(), sessions.submit(owner, submission, null).id());
        }
    }

    private UUID earlier(Owner owner, UUID project, ProjectOrder order, String idempotencyKey) {
        var run = runs.byKey(owner, idempotencyKey);
        if (!run.projectId().equals(project) || !run.request().equals(order.toString())) {
            throw new IdempotencyConflictException();
        }
        return run.id();
    }
}
