package dev.codefactory.project.graph;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.modulith.NamedInterface;

/**
 * Who waits for whom. Nothing here recurses, so a long chain of dependencies cannot exhaust the stack.
 *
 * @param <K> what names a node; needs equals and hashCode
 */
@NamedInterface("graph")
public final class DependencyGraph<K> {

    private final Map<K, Set<K>> dependencies = new LinkedHashMap<>();

    /** What can be done one after the other, dependencies first; short of nodes exactly if there is a cycle. */
    private final List<K> order;

    /**
     * A graph of the given nodes.
     *
     * @param dependencies what each node waits for; every dependency must be a node itself
     */
    public DependencyGraph(Map<K, ? extends Collection<K>> dependencies) {
        dependencies.forEach((node, needed) -> this.dependencies.put(node, new LinkedHashSet<>(needed)));
        this.dependencies.values().forEach(this::requireNodes);
        this.order = List.copyOf(sort());
    }

    /** A path that ends where it began, each node waiting for the next one; empty when there is none. */
    public Optional<List<K>> cycle() {
        var stuck = new LinkedHashSet<>(dependencies.keySet());
        order.forEach(stuck::remove);
        if (stuck.isEmpty()) {
            return Optional.empty();
        }
        // Each stuck node waits for another stuck one, so walking on must come back to a node already passed.
        var path = new LinkedHashSet<K>();
        var node = stuck.getFirst();
        while (path.add(node)) {
            node = neededBy(node).stream().filter(stuck::contains).findFirst().orElseThrow();
        }
        var walked = new ArrayList<>(path);
        var cycle = new ArrayList<>(walked.subList(walked.indexOf(node), walked.size()));
        cycle.add(node);
        return Optional.of(List.copyOf(cycle));
    }

    /** All nodes, each after everything it waits for; free to run ones in the order they were given. */
    public List<K> order() {
        if (order.size() < dependencies.size()) {
            throw new IllegalStateException("a graph with a cycle has no order");
        }
        return order;
    }

    /** The failed nodes each node waits for, directly or through others; nodes that wait for none are left out. */
    public Map<K, Set<K>> blockedBy(Set<K> failed) {
        var blocked = new LinkedHashMap<K, Set<K>>();
        for (var node : order()) {
            var causes = new LinkedHashSet<K>();
            for (var needed : neededBy(node)) {
                if (failed.contains(needed)) {
                    causes.add(needed);
                }
                causes.addAll(blocked.getOrDefault(needed, Set.of()));
            }
            if (!causes.isEmpty()) {
                blocked.put(node, causes);
            }
        }
        return blocked;
    }

    private List<K> sort() {
        var waiting = new LinkedHashMap<K, List<K>>();
        var open = new LinkedHashMap<K, Integer>();
        var ready = new ArrayDeque<K>();
        dependencies.forEach((node, needed) -> {
            needed.forEach(each ->
                    waiting.computeIfAbsent(each, _ -> new ArrayList<>()).add(node));
            open.put(node, needed.size());
            if (needed.isEmpty()) {
                ready.add(node);
            }
        });
        var sorted = new ArrayList<K>();
        while (!ready.isEmpty()) {
            var node = ready.remove();
            sorted.add(node);
            for (var next : waiting.getOrDefault(node, List.of())) {
                if (open.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        return sorted;
    }

    private Set<K> neededBy(K node) {
        return requireNonNull(dependencies.get(node));
    }

    private void requireNodes(Set<K> needed) {
        for (var each : needed) {
            if (!dependencies.containsKey(each)) {
                throw new IllegalArgumentException("a dependency that is no node: " + each);
            }
        }
    }
}
