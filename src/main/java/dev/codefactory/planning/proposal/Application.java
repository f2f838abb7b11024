package dev.codefactory.planning.proposal;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.codefactory.access.Owner;
import dev.codefactory.project.Element;
import dev.codefactory.project.ElementType;
import dev.codefactory.project.Elements;
import dev.codefactory.project.Task;
import dev.codefactory.project.Tasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies sound items to a project through its own services, so that all its rules hold. Dependencies are taken away before any is added: on
 * the way from one graph without a cycle to another there is none either.
 */
final class Application {

    private final Owner owner;
    private final UUID project;
    private final Elements elements;
    private final Tasks tasks;
    private final Map<ItemRef, Element> elementsByRef;
    private final Map<ItemRef, Task> tasksByRef;
    private final Map<ItemRef, UUID> ids = new HashMap<>();

    Application(Owner owner, UUID project, Elements elements, Tasks tasks) {
        this.owner = owner;
        this.project = project;
        this.elements = elements;
        this.tasks = tasks;
        var existing = new Existing(elements.all(owner, project), tasks.all(owner, project));
        this.elementsByRef = existing.elementsByRef();
        this.tasksByRef = existing.tasksByRef();
        elementsByRef.forEach((ref, element) -> ids.put(ref, element.id()));
        tasksByRef.forEach((ref, task) -> ids.put(ref, task.id()));
    }

    void apply(List<WantedItem> items) {
        var kept = items.stream().filter(item -> !item.remove()).toList();
        var ofElements = kept.stream().filter(item -> !item.ref().isTask()).toList();
        var ofTasks = kept.stream().filter(item -> item.ref().isTask()).toList();
        ofElements.forEach(item -> saveElement(item, false));
        ofTasks.forEach(item -> saveTask(item, false));
        ofElements.forEach(item -> saveElement(item, true));
        ofTasks.forEach(item -> saveTask(item, true));
        remove(items.stream().filter(WantedItem::remove).map(WantedItem::ref).toList());
    }

    private void saveElement(WantedItem item, boolean withNewDependencies) {
        var old = elementsByRef.get(item.ref());
        if (old == null) {
            var draft = new Element.Draft(
                    item.ref().element(),
                    requireNonNullElse(item.description(), ""),
                    requireNonNullElse(item.type(), ElementType.MODULE),
                    List.of(),
                    "{}");
            var made = elements.create(owner, project, draft);
            elementsByRef.put(item.ref(), made);
            ids.put(item.ref(), made.id());
            return;
        }
        var draft = new Element.Draft(
                old.name(),
                requireNonNullElse(item.description(), old.description()),
                requireNonNullElse(item.type(), old.type()),
                dependencies(old.dependencies(), item.dependsOn(), withNewDependencies),
                old.metadata());
        if (!draft.equals(draftOf(old))) {
            elementsByRef.put(item.ref(), elements.update(owner, project, old.id(), draft, _ -> true));
        }
    }

    private static Element.Draft draftOf(Element old) {
        return new Element.Draft(old.name(), old.description(), old.type(), old.dependencies(), old.metadata());
    }

    private void saveTask(WantedItem item, boolean withNewDependencies) {
        var element = requireNonNull(ids.get(item.ref().ofElement()));
        var old = tasksByRef.get(item.ref());
        if (old == null) {
            var draft = new Task.Draft(
                    requireNonNull(item.ref().task()),
                    requireNonNullElse(item.prompt(), ""),
                    null,
                    item.codeLanguage(),
                    List.of(),
                    metadata("{}", item));
            var made = tasks.create(owner, project, element, draft);
            tasksByRef.put(item.ref(), made);
            ids.put(item.ref(), made.id());
            return;
        }
        var draft = new Task.Draft(
                old.title(),
                requireNonNullElse(item.prompt(), old.prompt()),
                null,
                item.codeLanguage() == null ? old.codeLanguage() : item.codeLanguage(),
                dependencies(old.dependencies(), item.dependsOn(), withNewDependencies),
                metadata(old.metadata(), item));
        if (!draft.equals(draftOf(old))) {
            tasksByRef.put(item.ref(), tasks.update(owner, project, element, old.id(), draft, _ -> true));
        }
    }

    private static String metadata(String old, WantedItem item) {
        return item.fulfils() == null ? old : PlanLinks.write(old, item.fulfils());
    }

    private static Task.Draft draftOf(Task old) {
        return new Task.Draft(old.title(), old.prompt(), null, old.codeLanguage(), old.dependencies(), old.metadata());
    }

    private List<UUID> dependencies(List<UUID> old, @Nullable List<ItemRef> wanted, boolean withNew) {
        if (wanted == null) {
            return old;
        }
        return wanted.stream()
                .map(ref -> ids.get(ref))
                .filter(id -> id != null && (withNew || old.contains(id)))
                .map(id -> requireNonNull(id))
                .sorted()
                .distinct()
                .toList();
    }

    /** Tasks go before elements, and what depends on others before these. */
    private void remove(List<ItemRef> refs) {
        var open = new ArrayList<>(refs);
        while (!open.isEmpty()) {
            var next = open.stream()
                    .filter(ref -> open.stream().noneMatch(other -> waitsFor(other, ref)))
                    .findFirst()
                    .orElseThrow();
            open.remove(next);
            var id = requireNonNull(ids.get(next));
            if (next.isTask()) {
                tasks.delete(owner, project, requireNonNull(ids.get(next.ofElement())), id, _ -> true);
            } else {
                elements.delete(owner, project, id, _ -> true);
            }
        }
    }

    private boolean waitsFor(ItemRef other, ItemRef ref) {
        var element = elementsByRef.get(other);
        var task = tasksByRef.get(other);
        var id = ids.get(ref);
        return (other.isTask() && other.ofElement().equals(ref))
                || (element != null && element.dependencies().contains(id))
                || (task != null && task.dependencies().contains(id));
    }
}
