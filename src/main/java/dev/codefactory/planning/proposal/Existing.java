package dev.codefactory.planning.proposal;

import static java.util.stream.Collectors.toMap;

import dev.codefactory.project.Element;
import dev.codefactory.project.Task;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a project consists of, by name. */
record Existing(List<Element> elements, List<Task> tasks) {

    /** Of several with the same name the oldest one; a proposal about the name is broken then. */
    Map<ItemRef, Element> elementsByRef() {
        return elements.stream()
                .collect(toMap(
                        element -> new ItemRef(element.name(), null),
                        element -> element,
                        (oldest, _) -> oldest,
                        LinkedHashMap::new));
    }

    Map<ItemRef, Task> tasksByRef() {
        var names = names();
        return tasks.stream()
                .collect(toMap(
                        task -> new ItemRef(names.getOrDefault(task.elementId(), ""), task.title()),
                        task -> task,
                        (oldest, _) -> oldest,
                        LinkedHashMap::new));
    }

    /** How the element or task with an id is called. */
    Optional<ItemRef> ref(UUID id) {
        var element = names().get(id);
        if (element != null) {
            return Optional.of(new ItemRef(element, null));
        }
        return tasks.stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .map(task -> new ItemRef(names().getOrDefault(task.elementId(), ""), task.title()));
    }

    boolean isAmbiguous(ItemRef ref) {
        var namesakes = elements.stream()
                .filter(element -> element.name().equals(ref.element()))
                .toList();
        return namesakes.size() > 1
                || (ref.isTask()
                        && tasks.stream()
                                        .filter(task -> task.title().equals(ref.task())
                                                && namesakes.stream()
                                                        .anyMatch(element ->
                                                                element.id().equals(task.elementId())))
                                        .count()
                                > 1);
    }

    private Map<UUID, String> names() {
        return elements.stream().collect(toMap(Element::id, Element::name));
    }

    /** Equal as long as nothing a proposal could be about has changed; the progress of tasks is nothing of that. */
    String fingerprint() {
        var text = new StringBuilder();
        for (var element : elements) {
            text.append(List.of(
                    element.id(), element.name(), element.description(), element.type(), element.dependencies()));
        }
        for (var task : tasks) {
            text.append(List.of(
                    task.id(),
                    task.elementId(),
                    task.title(),
                    task.prompt(),
                    String.valueOf(task.codeLanguage()),
                    task.dependencies()));
        }
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
