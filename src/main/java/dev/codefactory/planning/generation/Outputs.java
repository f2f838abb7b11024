package dev.codefactory.planning.generation;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.planning.clarification.Question;
import dev.codefactory.planning.proposal.ItemRef;
import dev.codefactory.planning.proposal.WantedItem;
import dev.codefactory.project.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the templates {@code expansion} and {@code task_document} work out. What a model left out is null in it. */
final class Outputs {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_TITLE = 100;

    private final Map<String, Object> outputs;

    Outputs(Map<String, Object> outputs) {
        this.outputs = outputs;
    }

    /** An item of a proposal, or why it is none. */
    sealed interface Item {

        record Wanted(WantedItem item) implements Item {}

        record Broken(String fault) implements Item {}
    }

    List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (var each : maps(map(outputs.get("questions")).get("questions"))) {
            var options = new ArrayList<>(strings(each.get("options")));
            var usual = text(each, "default");
            if (!options.contains(usual)) {
                options.add(usual); // what a model would take is always possible
            }
            questions.add(new Question("q" + (questions.size() + 1), text(each, "question"), options, usual));
        }
        return List.copyOf(questions);
    }

    @Nullable
    Object section(String name) {
        return outputs.get(name);
    }

    /**
     * The elements and tasks, in order. What depends on something that is not before it depends on nothing: the order is what counts, and a
     * model's slip must not make a circle.
     *
     * @param document the document whose tasks they fulfil, or null
     */
    List<Item> items(CodeLanguage language, @Nullable UUID document) {
        var items = new ArrayList<Item>();
        var elements = new HashMap<String, ItemRef>();
        var tasks = new HashMap<String, ItemRef>();
        for (var element : maps(outputs.get("proposal"))) {
            var name = clipped(text(element, "name"), LONGEST_NAME);
            var ref = new ItemRef(name, null);
            var type = type(text(element, "type"));
            if (name.isBlank() || type.isEmpty()) {
                items.add(new Item.Broken("the element %s was described in no usable way".formatted(name)));
                continue;
            }
            items.add(new Item.Wanted(new WantedItem(
                    ref,
                    false,
                    type.get(),
                    text(element, "description"),
                    null,
                    null,
                    refs(element.get("depends_on"), elements),
                    null)));
            elements.put(key(name), ref);
            maps(element.get("tasks")).forEach(task -> items.add(task(name, task, tasks, language, document)));
        }
        return List.copyOf(items);
    }

    private static Item task(
            String element,
            Map<?, ?> task,
            Map<String, ItemRef> earlier,
            CodeLanguage language,
            @Nullable UUID document) {
        var title = clipped(text(task, "title"), LONGEST_TITLE);
        var prompt = text(task, "prompt");
        if (title.isBlank() || prompt.isBlank()) {
            return new Item.Broken("the task %s of %s was described in no usable way".formatted(title, element));
        }
        var ref = new ItemRef(element, title);
        var fulfils = strings(task.get("fulfils"));
        var link = document == null || fulfils.isEmpty() ? null : new WantedItem.PlanLink(document, fulfils);
        var wanted =
                new WantedItem(ref, false, null, null, prompt, language, refs(task.get("depends_on"), earlier), link);
        earlier.put(key(title), ref);
        return new Item.Wanted(wanted);
    }

    private static List<ItemRef> refs(@Nullable Object names, Map<String, ItemRef> known) {
        return strings(names).stream()
                .map(name -> Optional.ofNullable(known.get(key(name))))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<ElementType> type(String word) {
        return Arrays.stream(ElementType.values())
                .filter(type -> type.toString().equals(word))
                .findFirst();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String clipped(String text, int longest) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= longest ? line : line.substring(0, longest);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(Outputs::map).toList()
                : List.of();
    }

    private static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text.strip() : "";
    }
}
