package dev.codefactory.project;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.web.Page;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The projects of the owners; everything that changes below a project goes through {@link #openForChange}. */
@Service
public class Projects {

    private final ProjectStore store;
    private final DependencyStore dependencies;
    private final Clock clock;

    Projects(ProjectStore store, DependencyStore dependencies, Clock clock) {
        this.store = store;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /** Makes a project, a draft unless said otherwise. */
    @Transactional
    public Project create(Owner owner, Project.Draft draft) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var status = draft.status() == null ? ProjectStatus.DRAFT : draft.status();
        store.insert(owner, id, draft, status, clock.instant());
        return get(owner, id);
    }

    /** The project with the given id, if it is the owner's. */
    public Project get(Owner owner, UUID id) {
        return store.find(owner, id).orElseThrow(() -> new ProjectException.NotFound("project", id));
    }

    /** The owner's projects, newest first. */
    public Page<Project> list(Owner owner, Project.Filter filter, @Nullable UUID after, int limit) {
        return Page.of(store.list(owner, filter, after, limit + 1), limit, Project::id);
    }

    /** Who waits for whom in a project, as far as its elements and tasks are concerned. */
    public ProjectGraph graph(Owner owner, UUID id) {
        get(owner, id);
        return dependencies.graph(owner, id);
    }

    /**
     * Replaces what the user said about a project. An archived project changes only by leaving the archive.
     *
     * @param expected whether the version the project has is one the caller wants to change
     */
    @Transactional
    public Project update(Owner owner, UUID id, Project.Draft draft, LongPredicate expected) {
        store.lock(owner, id);
        var project = get(owner, id);
        var status = draft.status() == null ? project.status() : draft.status();
        if (project.status() == ProjectStatus.ARCHIVED && status == ProjectStatus.ARCHIVED) {
            throw new ProjectException.Archived(project);
        }
        requireExpected(project.version(), expected);
        requirePossible(project.status(), status);
        store.update(owner, id, draft, status, clock.instant());
        return get(owner, id);
    }

    /** Deletes a project with everything in it. */
    @Transactional
    public void delete(Owner owner, UUID id, LongPredicate expected) {
        var project = openForChange(owner, id);
        requireExpected(project.version(), expected);
        store.delete(owner, id);
    }

    /**
     * The project, kept from everybody else's changes until the end of the transaction the caller is in.
     *
     * @throws ProjectException.Archived when it must not change
     */
    public Project openForChange(Owner owner, UUID id) {
        store.lock(owner, id);
        var project = get(owner, id);
        if (project.status() == ProjectStatus.ARCHIVED) {
            throw new ProjectException.Archived(project);
        }
        return project;
    }

    /** To be called when elements or tasks came or went. */
    void touch(Owner owner, UUID id) {
        store.touch(owner, id, clock.instant());
    }

    static void requireExpected(long version, LongPredicate expected) {
        if (!expected.test(version)) {
            throw new ProjectException.Stale(version);
        }
    }

    private static void requirePossible(ProjectStatus current, ProjectStatus next) {
        if (!current.canBecome(next)) {
            throw new ProjectException.ImpossibleStatus(current, next, possibleAfter(current));
        }
    }

    private static List<ProjectStatus> possibleAfter(ProjectStatus current) {
        return Arrays.stream(ProjectStatus.values())
                .filter(status -> status != current && current.canBecome(status))
                .toList();
    }
}
