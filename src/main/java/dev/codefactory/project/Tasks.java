package dev.codefactory.project;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.project.ProjectGraph.Kind;
import dev.codefactory.project.ProjectGraph.Node;
import dev.codefactory.web.Page;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of the owners' projects. */
@Service
public class Tasks {

    private final Projects projects;
    private final Elements elements;
    private final TaskStore store;
    private final Dependencies dependencies;
    private final Clock clock;

    Tasks(Projects projects, Elements elements, TaskStore store, Dependencies dependencies, Clock clock) {
        this.projects = projects;
        this.elements = elements;
        this.store = store;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /** Adds a task to an element, pending unless said otherwise. */
    @Transactional
    public Task create(Owner owner, UUID project, UUID elementId, Task.Draft draft) {
        projects.openForChange(owner, project);
        var element = elements.get(owner, project, elementId);
        var status = next(TaskStatus.PENDING, draft.status());
        var id = UuidCreator.getTimeOrderedEpoch();
        var node = node(id, element, draft);
        dependencies.requireSound(owner, project, node);
        store.insert(element, id, draft, status, clock.instant());
        dependencies.save(project, node);
        elements.touch(owner, element);
        return get(owner, project, elementId, id);
    }

    /** The task with the given id, if it belongs to that element of that project of the owner. */
    public Task get(Owner owner, UUID project, UUID element, UUID id) {
        return store.find(owner, project, element, id).orElseThrow(() -> new ProjectException.NotFound("task", id));
    }

    /** The tasks of a project or, if the filter names one, of an element, newest first. */
    public Page<Task> list(Owner owner, UUID project, Task.Filter filter, @Nullable UUID after, int limit) {
        projects.get(owner, project);
        if (filter.elementId() != null) {
            elements.get(owner, project, filter.elementId());
        }
        return Page.of(store.list(owner, project, filter, after, limit + 1), limit, Task::id);
    }

    /** The task with the given id, if the owner's project has it. */
    public Optional<Task> find(Owner owner, UUID project, UUID id) {
        return store.find(owner, project, id);
    }

    /** Every task of a project, oldest first. */
    public List<Task> all(Owner owner, UUID project) {
        projects.get(owner, project);
        return store.all(owner, project);
    }

    /** Replaces what the user said about a task. */
    @Transactional
    public Task update(Owner owner, UUID project, UUID elementId, UUID id, Task.Draft draft, LongPredicate expected) {
        projects.openForChange(owner, project);
        var task = get(owner, project, elementId, id);
        Projects.requireExpected(task.version(), expected);
        var status = next(task.status(), draft.status());
        var node = node(id, elements.get(owner, project, elementId), draft);
        dependencies.requireSound(owner, project, node);
        store.update(owner, id, draft, status, clock.instant());
        dependencies.save(project, node);
        return get(owner, project, elementId, id);
    }

    /** Deletes a task, unless others depend on it. */
    @Transactional
    public void delete(Owner owner, UUID project, UUID elementId, UUID id, LongPredicate expected) {
        projects.openForChange(owner, project);
        Projects.requireExpected(get(owner, project, elementId, id).version(), expected);
        dependencies.requireUnneeded(owner, project, id);
        store.delete(owner, id);
        elements.touch(owner, elements.get(owner, project, elementId));
    }

    private static Node node(UUID id, Element element, Task.Draft draft) {
        return new Node(id, Kind.TASK, draft.title(), element.id(), null, draft.dependencies());
    }

    private static TaskStatus next(TaskStatus current, @Nullable TaskStatus wanted) {
        if (wanted == null) {
            return current;
        }
        if (!current.canBecome(wanted)) {
            throw new ProjectException.ImpossibleStatus(current, wanted, possibleAfter(current));
        }
        return wanted;
    }

    private static List<TaskStatus> possibleAfter(TaskStatus current) {
        return Arrays.stream(TaskStatus.values())
                .filter(status -> status != current && current.canBecome(status))
                .toList();
    }
}
