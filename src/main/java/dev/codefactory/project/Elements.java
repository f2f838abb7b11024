package dev.codefactory.project;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.project.ProjectGraph.Kind;
import dev.codefactory.project.ProjectGraph.Node;
import dev.codefactory.web.Page;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The elements of the owners' projects. */
@Service
public class Elements {

    private final Projects projects;
    private final ElementStore store;
    private final Dependencies dependencies;
    private final Clock clock;

    Elements(Projects projects, ElementStore store, Dependencies dependencies, Clock clock) {
        this.projects = projects;
        this.store = store;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /** Adds an element to a project. */
    @Transactional
    public Element create(Owner owner, UUID project, Element.Draft draft) {
        projects.openForChange(owner, project);
        var id = UuidCreator.getTimeOrderedEpoch();
        var node = node(id, draft);
        dependencies.requireSound(owner, project, node);
        store.insert(project, id, draft, clock.instant());
        dependencies.save(project, node);
        projects.touch(owner, project);
        return get(owner, project, id);
    }

    /** The element with the given id, if it is in that project of the owner. */
    public Element get(Owner owner, UUID project, UUID id) {
        return store.find(owner, project, id).orElseThrow(() -> new ProjectException.NotFound("element", id));
    }

    /** The elements of a project, newest first. */
    public Page<Element> list(Owner owner, UUID project, Element.Filter filter, @Nullable UUID after, int limit) {
        projects.get(owner, project);
        return Page.of(store.list(owner, project, filter, after, limit + 1), limit, Element::id);
    }

    /** Every element of a project, oldest first. */
    public List<Element> all(Owner owner, UUID project) {
        projects.get(owner, project);
        return store.all(owner, project);
    }

    /** Replaces what the user said about an element. */
    @Transactional
    public Element update(Owner owner, UUID project, UUID id, Element.Draft draft, LongPredicate expected) {
        projects.openForChange(owner, project);
        Projects.requireExpected(get(owner, project, id).version(), expected);
        var node = node(id, draft);
        dependencies.requireSound(owner, project, node);
        store.update(owner, id, draft, clock.instant());
        dependencies.save(project, node);
        return get(owner, project, id);
    }

    /** Deletes an element with its tasks, unless others depend on them. */
    @Transactional
    public void delete(Owner owner, UUID project, UUID id, LongPredicate expected) {
        projects.openForChange(owner, project);
        Projects.requireExpected(get(owner, project, id).version(), expected);
        dependencies.requireUnneeded(owner, project, id);
        store.delete(owner, id);
        projects.touch(owner, project);
    }

    /** To be called when tasks came or went. */
    void touch(Owner owner, Element element) {
        store.touch(owner, element.id(), clock.instant());
        projects.touch(owner, element.projectId());
    }

    private static Node node(UUID id, Element.Draft draft) {
        return new Node(id, Kind.ELEMENT, draft.name(), null, null, draft.dependencies());
    }
}
