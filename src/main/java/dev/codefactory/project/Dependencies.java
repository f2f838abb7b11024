package dev.codefactory.project;

import dev.codefactory.access.Owner;
import dev.codefactory.project.ProjectGraph.Node;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the dependencies of a project sound. Its callers have opened the project for change, so nobody else adds the missing half of a cycle. */
@Component
class Dependencies {

    private final DependencyStore store;

    Dependencies(DependencyStore store) {
        this.store = store;
    }

    /** Refuses a node that depends on itself, on nothing that is there, on another project or on what waits for it. */
    void requireSound(Owner owner, UUID project, Node node) {
        if (node.dependencies().isEmpty()) {
            return;
        }
        var graph = store.graph(owner, project);
        for (var dependency : node.dependencies()) {
            requirePossible(owner, graph, node, dependency);
        }
        graph.with(node).cycle().ifPresent(path -> {
            throw new ProjectException.Cycle(path);
        });
    }

    void save(UUID project, Node node) {
        store.replace(project, node);
    }

    /** Refuses to delete what others depend on. */
    void requireUnneeded(Owner owner, UUID project, UUID id) {
        var dependents = store.graph(owner, project).dependentsOf(id);
        if (!dependents.isEmpty()) {
            throw new ProjectException.StillNeeded(dependents);
        }
    }

    private void requirePossible(Owner owner, ProjectGraph graph, Node node, UUID dependency) {
        var kind = node.kind();
        if (dependency.equals(node.id())) {
            throw new ProjectException.BadDependency(
                    dependency, "dependencies must not name the %s itself; leave %s out.".formatted(kind, dependency));
        }
        if (graph.find(kind, dependency).isEmpty()) {
            var problem = store.exists(owner, kind, dependency)
                    ? "dependencies names %s, which is in another project; both must be in the same project."
                    : "dependencies names %s, but there is no %s with that id; leave it out or create it first.";
            throw new ProjectException.BadDependency(dependency, problem.formatted(dependency, kind));
        }
    }
}
