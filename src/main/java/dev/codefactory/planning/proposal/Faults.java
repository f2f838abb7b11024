package dev.codefactory.planning.proposal;

import static java.util.Objects.requireNonNull;

import dev.codefactory.project.graph.DependencyGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which items of a proposal cannot be applied, and why. */
final class Faults {

    private final List<ProposedItem> items;
    private final Existing existing;
    private final Map<UUID, String> faults = new HashMap<>();

    private Faults(List<ProposedItem> items, Existing existing) {
        this.items = items;
        this.existing = existing;
    }

    static Map<UUID, String> of(List<ProposedItem> items, Existing existing) {
        var faults = new Faults(items, existing);
        faults.findOwn();
        faults.findDangling();
        faults.findCycle();
        return faults.faults;
    }

    private void findOwn() {
        var seen = new HashSet<ItemRef>();
        for (var item : items) {
            var wanted = item.wanted();
            if (wanted == null) {
                faults.put(item.id(), item.fault() == null ? "it could not be understood" : item.fault());
            } else if (!seen.add(wanted.ref())) {
                faults.put(item.id(), "%s is proposed twice; leave one out".formatted(wanted.ref()));
            } else if (existing.isAmbiguous(wanted.ref())) {
                faults.put(item.id(), "the project has more than one %s; rename the others".formatted(wanted.ref()));
            } else {
                var fault = ofKind(wanted);
                if (fault != null) {
                    faults.put(item.id(), fault);
                }
            }
        }
    }

    private @Nullable String ofKind(WantedItem wanted) {
        var ref = wanted.ref();
        var exists = existing.elementsByRef().containsKey(ref)
                || existing.tasksByRef().containsKey(ref);
        if (wanted.remove()) {
            return exists ? null : "there is no %s to remove".formatted(ref);
        }
        if (!ref.isTask() && !exists && wanted.type() == null) {
            return "a new element needs a type";
        }
        if (ref.isTask()
                && !exists
                && (wanted.prompt() == null || wanted.prompt().isBlank())) {
            return "a new task needs a prompt";
        }
        if (wanted.dependsOn() != null
                && wanted.dependsOn().stream().anyMatch(needed -> needed.isTask() != ref.isTask())) {
            return "elements depend on elements, and tasks on tasks";
        }
        return null;
    }

    /** Until nothing more is found, for what depends on a broken item dangles itself. */
    private void findDangling() {
        for (int before = -1; before != faults.size(); ) {
            before = faults.size();
            var resulting = resulting();
            for (var item : sound()) {
                var wanted = requireNonNull(item.wanted());
                if (!wanted.remove()) {
                    dangling(wanted, resulting).ifPresent(fault -> faults.put(item.id(), fault));
                } else {
                    stillNeeded(wanted.ref(), resulting).ifPresent(fault -> faults.put(item.id(), fault));
                }
            }
        }
    }

    private Optional<String> dangling(WantedItem wanted, Map<ItemRef, Set<ItemRef>> resulting) {
        if (wanted.ref().isTask() && !resulting.containsKey(wanted.ref().ofElement())) {
            return Optional.of("there is no element \"%s\"; propose it, too"
                    .formatted(wanted.ref().element()));
        }
        return resulting.getOrDefault(wanted.ref(), Set.of()).stream()
                .filter(needed -> !resulting.containsKey(needed))
                .findFirst()
                .map(needed ->
                        "it depends on %s, which is not there; propose it, too, or leave it out".formatted(needed));
    }

    private Optional<String> stillNeeded(ItemRef ref, Map<ItemRef, Set<ItemRef>> resulting) {
        return resulting.entrySet().stream()
                .filter(entry -> entry.getValue().contains(ref)
                        || (!ref.isTask()
                                && entry.getKey().isTask()
                                && entry.getKey().element().equals(ref.element())))
                .findFirst()
                .map(entry -> "%s still needs it; change or remove that, too".formatted(entry.getKey()));
    }

    private void findCycle() {
        var graph = new LinkedHashMap<ItemRef, Set<ItemRef>>();
        resulting().forEach((ref, needed) -> graph.put(ref, new LinkedHashSet<>(needed)));
        graph.values().forEach(needed -> needed.retainAll(graph.keySet()));
        // As in a project: an element waits for its tasks, and a task for what its element waits for.
        for (var ref : List.copyOf(graph.keySet())) {
            var element = ref.ofElement();
            if (ref.isTask() && graph.containsKey(element)) {
                requireNonNull(graph.get(ref)).addAll(elementsBefore(requireNonNull(graph.get(element))));
            }
        }
        for (var ref : List.copyOf(graph.keySet())) {
            if (ref.isTask() && graph.containsKey(ref.ofElement())) {
                requireNonNull(graph.get(ref.ofElement())).add(ref);
            }
        }
        new DependencyGraph<>(graph)
                .cycle()
                .ifPresent(path -> sound().stream()
                        .filter(item ->
                                path.contains(requireNonNull(item.wanted()).ref()))
                        .forEach(item -> faults.put(
                                item.id(),
                                "the dependencies form a cycle: %s; leave one of them out"
                                        .formatted(String.join(
                                                " -> ",
                                                path.stream()
                                                        .map(ItemRef::toString)
                                                        .toList())))));
    }

    private static Set<ItemRef> elementsBefore(Set<ItemRef> needed) {
        var elements = new LinkedHashSet<>(needed);
        elements.removeIf(ItemRef::isTask);
        return elements;
    }

    private List<ProposedItem> sound() {
        return items.stream().filter(item -> !faults.containsKey(item.id())).toList();
    }

    /** What the project would consist of, and what each part would depend on, if all sound items were applied. */
    private Map<ItemRef, Set<ItemRef>> resulting() {
        var result = new LinkedHashMap<ItemRef, Set<ItemRef>>();
        existing.elementsByRef().forEach((ref, element) -> result.put(ref, refs(element.dependencies())));
        existing.tasksByRef().forEach((ref, task) -> result.put(ref, refs(task.dependencies())));
        for (var item : sound()) {
            var wanted = requireNonNull(item.wanted());
            if (wanted.remove()) {
                result.remove(wanted.ref());
            } else if (wanted.dependsOn() != null) {
                result.put(wanted.ref(), new LinkedHashSet<>(wanted.dependsOn()));
            } else {
                result.putIfAbsent(wanted.ref(), Set.of());
            }
        }
        return result;
    }

    private Set<ItemRef> refs(List<UUID> ids) {
        var refs = new LinkedHashSet<ItemRef>();
        ids.forEach(id -> existing.ref(id).ifPresent(refs::add));
        return refs;
    }
}
