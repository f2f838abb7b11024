package dev.codefactory.project;

import static java.util.Objects.requireNonNull;

import dev.codefactory.project.graph.DependencyGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the elements and tasks of one project wait for each other. Besides the dependencies users name, an element waits for its own tasks,
 * and a task for the elements its element depends on.
 */
public record ProjectGraph(List<Node> nodes) {

    /** What a node stands for. */
    public enum Kind {
        ELEMENT,
        TASK;

        /** The word on the wire and the name of its table. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * An element or a task.
     *
     * @param elementId the element a task belongs to; null for an element
     * @param status null for an element
     * @param dependencies what the user said it depends on: nodes of the same kind
     */
    public record Node(
            UUID id,
            Kind kind,
            String name,
            @Nullable UUID elementId,
            @Nullable TaskStatus status,
            List<UUID> dependencies) {

        public Node {
            dependencies = List.copyOf(dependencies);
        }
    }

    public ProjectGraph {
        nodes = List.copyOf(nodes);
    }

    /** All nodes in an order in which they can be done. */
    public List<Node> order() {
        return named(graph().order());
    }

    /** The tasks that must be done before a task; where it waits for an element, the tasks of that element. */
    public Set<UUID> tasksBefore(UUID task) {
        var byId = byId();
        var dependencies = dependencies();
        var found = new LinkedHashSet<UUID>();
        var seen = new HashSet<UUID>();
        var open = new ArrayDeque<>(dependencies.getOrDefault(task, Set.of()));
        while (!open.isEmpty()) {
            var id = open.remove();
            if (seen.add(id)) {
                if (requireNonNull(byId.get(id)).kind() == Kind.TASK) {
                    found.add(id);
                } else {
                    open.addAll(withoutDetour(byId, dependencies.getOrDefault(id, Set.of())));
                }
            }
        }
        return found;
    }

    /** An element's tasks wait for what the element depends on, so that nothing but them is to be waited for; if it has any. */
    private static Set<UUID> withoutDetour(Map<UUID, Node> byId, Set<UUID> dependencies) {
        var tasks = dependencies.stream()
                .filter(id -> requireNonNull(byId.get(id)).kind() == Kind.TASK)
                .collect(Collectors.toSet());
        return tasks.isEmpty() ? dependencies : tasks;
    }

    /** The failed tasks that keep a node from being done; nodes that nothing blocks are left out. */
    public Map<UUID, Set<UUID>> blockedBy() {
        var failed = nodes.stream()
                .filter(node -> node.status() == TaskStatus.FAILED)
                .map(Node::id)
                .collect(Collectors.toSet());
        return graph().blockedBy(failed);
    }

    /** A path of nodes that wait for each other, ending where it began. */
    Optional<List<Node>> cycle() {
        return graph().cycle().map(this::named);
    }

    Optional<Node> find(Kind kind, UUID id) {
        return nodes.stream()
                .filter(node -> node.kind() == kind && node.id().equals(id))
                .findFirst();
    }

    /** This graph after the given node was added or changed. */
    ProjectGraph with(Node changed) {
        var changedNodes = new ArrayList<>(nodes);
        changedNodes.removeIf(node -> node.id().equals(changed.id()));
        changedNodes.add(changed);
        return new ProjectGraph(changedNodes);
    }

    /** What depends on a node or on one of its tasks, and would be left without it. */
    List<Node> dependentsOf(UUID id) {
        var removed = nodes.stream()
                .filter(node -> node.id().equals(id) || id.equals(node.elementId()))
                .map(Node::id)
                .collect(Collectors.toSet());
        return nodes.stream()
                .filter(node -> !removed.contains(node.id()))
                .filter(node -> node.dependencies().stream().anyMatch(removed::contains))
                .toList();
    }

    private DependencyGraph<UUID> graph() {
        return new DependencyGraph<>(dependencies());
    }

    private Map<UUID, Set<UUID>> dependencies() {
        var elements = nodes.stream()
                .filter(node -> node.kind() == Kind.ELEMENT)
                .collect(Collectors.toMap(Node::id, node -> node));
        var dependencies = new LinkedHashMap<UUID, Set<UUID>>();
        nodes.forEach(node -> dependencies.put(node.id(), new LinkedHashSet<>(node.dependencies())));
        for (var node : nodes) {
            var element = elements.get(node.elementId());
            if (element != null) {
                dependencies
                        .computeIfAbsent(element.id(), _ -> new LinkedHashSet<>())
                        .add(node.id());
                dependencies
                        .computeIfAbsent(node.id(), _ -> new LinkedHashSet<>())
                        .addAll(element.dependencies());
            }
        }
        return dependencies;
    }

    private Map<UUID, Node> byId() {
        return nodes.stream().collect(Collectors.toMap(Node::id, node -> node));
    }

    private List<Node> named(Collection<UUID> ids) {
        var byId = byId();
        return ids.stream().map(id -> requireNonNull(byId.get(id))).toList();
    }
}
