package dev.codefactory.project;

import dev.codefactory.access.Owner;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes how far the machine has come with tasks; unlike a user, it may move them from any status to any other. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TaskProgress {

    private final Projects projects;
    private final ProjectStore projectStore;
    private final TaskStore tasks;
    private final Clock clock;

    TaskProgress(Projects projects, ProjectStore projectStore, TaskStore tasks, Clock clock) {
        this.projects = projects;
        this.projectStore = projectStore;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The project, active from now on and kept from everybody else's changes until the end of the transaction. */
    public Project activate(Owner owner, UUID project) {
        projects.openForChange(owner, project);
        projectStore.move(owner, project, ProjectStatus.ACTIVE, clock.instant());
        return projects.get(owner, project);
    }

    /**
     * Moves a task, and completes its project with the last one. Nothing happens to a task that was deleted meanwhile.
     *
     * @param code what was generated, or null to leave what is there
     */
    public void move(Owner owner, UUID project, UUID task, TaskStatus status, @Nullable String code) {
        projectStore.lock(owner, project);
        tasks.move(owner, task, status, code, clock.instant());
        if (status == TaskStatus.COMPLETED && tasks.allCompleted(project)) {
            projectStore.move(owner, project, ProjectStatus.COMPLETED, clock.instant());
        }
    }
}
