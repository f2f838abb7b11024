package dev.codefactory.template.custom;

import dev.codefactory.template.Template;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateYaml;
import dev.codefactory.template.custom.Conflict.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes to a built-in template, together with that template as it read when they were made. A change is a place and a value, so that it can
 * be told apart from what a newer release changes: both are merged by three ways.
 *
 * @param name what the customised template is called
 * @param base the YAML of the built-in template
 */
public record Customisation(String name, String base, ObjectNode changes) {

    /**
     * What came of it.
     *
     * @param template null when there are conflicts
     */
    public record Merged(@Nullable Template template, String yaml, List<Conflict> conflicts) {

        public Merged {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * The template with its changes.
     *
     * @throws TemplateException.Invalid when they change what is not there, or what comes of them is no template
     */
    public Merged apply() {
        var merged = merge(base);
        if (!merged.conflicts().isEmpty()) {
            throw new TemplateException.Invalid(merged.conflicts().stream()
                    .map(conflict -> new TemplateYaml.Flaw(conflict.place(), conflict.message()))
                    .toList());
        }
        return merged;
    }

    /** The changes on top of the built-in template as another release has it. */
    public Merged onto(String builtIn) {
        return merge(builtIn);
    }

    private Merged merge(String builtIn) {
        var old = tree(base);
        var target = tree(builtIn);
        var now = new TemplateTree(target.deepCopy());
        var merged = new TemplateTree(target);
        var conflicts = new ArrayList<Conflict>();
        for (var change : Changes.read(changes, old)) {
            var conflict = conflict(change, new TemplateTree(old), now);
            if (conflict.isPresent()) {
                conflicts.add(conflict.get());
            } else if (!isDone(change, merged) && !merged.apply(change)) {
                conflicts.add(conflict(change, Kind.VANISHED, null, null));
            }
        }
        return conflicts.isEmpty() ? read(target) : new Merged(null, "", conflicts);
    }

    /** Whether the built-in template says so by itself. */
    private static boolean isDone(Change change, TemplateTree tree) {
        return switch (change) {
            case Change.Put _ -> false;
            case Change.Drop(var place) -> tree.value(place).isEmpty();
            case Change.Insert insert -> tree.value(insert.place()).isPresent();
        };
    }

    private Merged read(ObjectNode tree) {
        tree.put("name", name);
        tree.remove("version");
        try {
            return new Merged(TemplateYaml.read(tree), TemplateYaml.write(tree), List.of());
        } catch (TemplateException.Invalid e) {
            return new Merged(
                    null,
                    "",
                    e.flaws().stream()
                            .map(flaw -> new Conflict(flaw.place(), Kind.INVALID, flaw.message(), null, null, null))
                            .toList());
        }
    }

    private static Optional<Conflict> conflict(Change change, TemplateTree base, TemplateTree now) {
        var was = base.value(change.place()).orElse(null);
        var is = now.value(change.place()).orElse(null);
        var kind = switch (change) {
            case Change.Put put when !now.has(put.place().whole()) -> Kind.VANISHED;
            case Change.Put put -> Objects.equals(was, is) || put.value().equals(is) ? null : Kind.CHANGED;
            case Change.Drop _ -> is == null || is.equals(was) ? null : Kind.CHANGED;
            case Change.Insert insert -> is == null || is.equals(insert.item()) ? null : Kind.CHANGED;
        };
        return kind == null ? Optional.empty() : Optional.of(conflict(change, kind, was, is));
    }

    private static Conflict conflict(Change change, Kind kind, @Nullable JsonNode was, @Nullable JsonNode is) {
        JsonNode yours = switch (change) {
            case Change.Put put -> put.value();
            case Change.Drop _ -> null;
            case Change.Insert insert -> insert.item();
        };
        var message = switch (kind) {
            case VANISHED -> "is changed here, but the built-in template has no such place any more";
            case CHANGED -> "is changed both here and in the built-in template";
            case INVALID -> "is no part of a template";
        };
        return new Conflict(change.place().toString(), kind, message, was, yours, is);
    }

    private static ObjectNode tree(String yaml) {
        return (ObjectNode) TemplateYaml.tree(yaml);
    }
}
