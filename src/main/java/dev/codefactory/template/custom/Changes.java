package dev.codefactory.template.custom;

import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateYaml.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody wants changed in a built-in template, read against that template as it is. */
final class Changes {

    private static final Set<String> MEMBERS = Set.of(
            "title",
            "description",
            "icon",
            "complexity",
            "languages",
            "frameworks",
            "requires_files",
            "instructions",
            "examples");

    private static final Set<String> NOT_OF_A_STEP = Set.of("id", "type", "before", "after", "steps", "otherwise");

    private final TemplateTree base;
    private final TemplateTree changed;
    private final List<Change> changes = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();

    private Changes(ObjectNode base) {
        this.base = new TemplateTree(base);
        this.changed = new TemplateTree(base.deepCopy());
    }

    /** @throws TemplateException.Invalid when they change what is not there or cannot be changed */
    static List<Change> read(ObjectNode changes, ObjectNode base) {
        var reader = new Changes(base);
        changes.properties().forEach(member -> reader.member(member.getKey(), member.getValue()));
        if (!reader.flaws.isEmpty()) {
            throw new TemplateException.Invalid(reader.flaws);
        }
        return List.copyOf(reader.changes);
    }

    private void member(String name, JsonNode value) {
        switch (name) {
            case "config" -> merge(Place.of(name), value);
            case "parameters" -> each(name, value, this::parameter);
            case "steps" -> each(name, value, this::step);
            default -> {
                if (MEMBERS.contains(name)) {
                    set(Place.of(name), value);
                } else {
                    flaw(
                            name,
                            "cannot be changed; what can is config, parameters, steps, "
                                    + String.join(
                                            ", ", MEMBERS.stream().sorted().toList()));
                }
            }
        }
    }

    private interface Reader {
        void read(String name, JsonNode value);
    }

    private void each(String place, JsonNode value, Reader reader) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(item -> reader.read(item.getKey(), item.getValue()));
        } else {
            flaw(place, "must be an object with a member for each of them that changes");
        }
    }

    private void set(Place place, JsonNode value) {
        if (value.isNull()) {
            drop(place);
        } else {
            changes.add(new Change.Put(place, value));
        }
    }

    private void drop(Place place) {
        if (base.value(place).isEmpty()) {
            flaw(place.toString(), "is not there to be removed");
        } else {
            changes.add(new Change.Drop(place));
        }
    }

    /** As RFC 7396 has it: objects are merged, null removes, anything else takes the place of what is there. */
    private void merge(Place place, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> merge(place.member(member.getKey()), member.getValue()));
        } else {
            set(place, value);
        }
    }

    private void parameter(String name, JsonNode value) {
        var place = Place.parameter(name);
        if (value.isNull()) {
            drop(place);
        } else if (!(value instanceof ObjectNode object)) {
            flaw(place.toString(), "must be an object, or null to remove it");
        } else if (base.value(place).isPresent()) {
            object.properties().forEach(member -> set(place.member(member.getKey()), member.getValue()));
        } else {
            var item = object.objectNode().put("name", name);
            changes.add(new Change.Insert(place, item.setAll(object), null, null));
        }
    }

    private void step(String path, JsonNode value) {
        var place = Place.step(path);
        if (value.isNull()) {
            drop(place);
        } else if (!(value instanceof ObjectNode object)) {
            flaw(place.toString(), "must be an object, or null to remove it");
        } else if (base.value(place).isPresent()) {
            object.properties().forEach(member -> ofStep(place, member.getKey(), member.getValue()));
        } else {
            newStep(place, object);
        }
    }

    private void ofStep(Place step, String name, JsonNode value) {
        var place = step.member(name);
        if (NOT_OF_A_STEP.contains(name)) {
            flaw(
                    place.toString(),
                    "cannot be changed; nested steps have a path of their own, and a step that is to be"
                            + " another one or to stand elsewhere is removed and added under another id");
        } else if (name.equals("input")) {
            merge(place, value);
        } else {
            set(place, value);
        }
    }

    private void newStep(Place place, ObjectNode said) {
        var path = place.item();
        if (!said.has("type")) {
            flaw(place.toString(), "is no step of the template; a new one needs a type");
            return;
        }
        var item = said.objectNode().put("id", path.substring(path.lastIndexOf('/') + 1));
        item.setAll(said);
        var before = anchor(place, item, "before");
        var after = anchor(place, item, "after");
        if (before != null && after != null) {
            flaw(place.toString(), "has both before and after; one is enough");
        }
        var insert = new Change.Insert(place, item, before, after);
        if (changed.apply(insert)) { // the next one may stand beside it
            changes.add(insert);
        } else {
            flaw(place.toString(), "stands in, before or after a step that is not there");
        }
    }

    private @Nullable String anchor(Place place, ObjectNode item, String name) {
        var value = item.remove(name);
        if (value != null && !value.isString()) {
            flaw(place.member(name).toString(), "must be the id of a step beside it");
        }
        return value == null ? null : value.asString("");
    }

    private void flaw(String place, String message) {
        flaws.add(new Flaw("changes." + place, message));
    }
}
