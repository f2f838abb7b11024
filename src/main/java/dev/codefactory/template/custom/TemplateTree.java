package dev.codefactory.template.custom;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A template whose steps and parameters are found by their names. */
final class TemplateTree {

    private static final String PARAMETERS = "parameters";
    private static final String STEPS = "steps";
    private static final String OTHERWISE = "otherwise";

    private final ObjectNode root;

    TemplateTree(ObjectNode root) {
        this.root = root;
    }

    /** Where an item stands. */
    private record Position(ArrayNode list, int index) {

        ObjectNode item() {
            return (ObjectNode) list.get(index);
        }
    }

    Optional<JsonNode> value(Place place) {
        Optional<JsonNode> found = item(place).map(item -> item);
        for (var member : place.members()) {
            found = found.map(node -> node.get(member));
        }
        return found;
    }

    boolean has(Place place) {
        return value(place).isPresent();
    }

    /** False when there is no such place. */
    boolean apply(Change change) {
        return switch (change) {
            case Change.Put(var place, var value) -> put(place, value);
            case Change.Drop(var place) -> drop(place);
            case Change.Insert insert -> insert(insert);
        };
    }

    private boolean put(Place place, JsonNode value) {
        var item = item(place);
        if (item.isEmpty()) {
            return false;
        }
        var inside = item.get();
        var members = place.members();
        for (var member : members.subList(0, members.size() - 1)) {
            inside = inside.get(member) instanceof ObjectNode object ? object : inside.putObject(member);
        }
        inside.set(members.getLast(), value.deepCopy());
        return true;
    }

    private boolean drop(Place place) {
        if (place.isWhole()) {
            return position(place)
                    .map(position -> position.list().remove(position.index()))
                    .isPresent();
        }
        var members = place.members();
        var parent = new Place(place.kind(), place.item(), members.subList(0, members.size() - 1));
        return value(parent).orElse(null) instanceof ObjectNode object && object.remove(members.getLast()) != null;
    }

    private boolean insert(Change.Insert insert) {
        if (!hasRoomFor(insert)) {
            return false;
        }
        var holder = holder(insert.place()).orElseThrow();
        var name = listName(insert.place());
        var list = holder.get(name) instanceof ArrayNode array ? array : holder.putArray(name);
        list.insert(
                indexIn(list, insert.before(), insert.after()), insert.item().deepCopy());
        return true;
    }

    /** Whether what it stands beside, and what it stands in, are there. */
    boolean hasRoomFor(Change.Insert insert) {
        var holder = holder(insert.place());
        if (holder.isEmpty()) {
            return false;
        }
        return holder.get().get(listName(insert.place())) instanceof ArrayNode list
                ? indexIn(list, insert.before(), insert.after()) >= 0
                : insert.before() == null && insert.after() == null;
    }

    private static int indexIn(ArrayNode list, @Nullable String before, @Nullable String after) {
        if (before != null) {
            return indexOf(list, "id", before);
        }
        if (after != null) {
            var index = indexOf(list, "id", after);
            return index < 0 ? index : index + 1;
        }
        return list.size();
    }

    /** What has the list that the place's item belongs into. */
    private Optional<ObjectNode> holder(Place place) {
        var slash = place.item().lastIndexOf('/');
        return slash < 0
                ? Optional.of(root)
                : step(place.item().substring(0, slash)).map(Position::item);
    }

    private static String listName(Place place) {
        return place.kind() == Place.Kind.PARAMETER ? PARAMETERS : STEPS;
    }

    private Optional<ObjectNode> item(Place place) {
        return place.kind() == Place.Kind.TEMPLATE
                ? Optional.of(root)
                : position(place).map(Position::item);
    }

    private Optional<Position> position(Place place) {
        return switch (place.kind()) {
            case TEMPLATE -> Optional.empty();
            case PARAMETER -> positionIn(root, PARAMETERS, "name", place.item());
            case STEP -> step(place.item());
        };
    }

    private Optional<Position> step(String path) {
        var holder = root;
        Optional<Position> found = Optional.empty();
        for (var id : path.split("/", -1)) {
            var inside = holder;
            found = positionIn(inside, STEPS, "id", id).or(() -> positionIn(inside, OTHERWISE, "id", id));
            if (found.isEmpty()) {
                return found;
            }
            holder = found.get().item();
        }
        return found;
    }

    private static Optional<Position> positionIn(ObjectNode holder, String list, String key, String name) {
        if (!(holder.get(list) instanceof ArrayNode array)) {
            return Optional.empty();
        }
        var index = indexOf(array, key, name);
        return index < 0 ? Optional.empty() : Optional.of(new Position(array, index));
    }

    private static int indexOf(ArrayNode list, String key, String name) {
        for (var index = 0; index < list.size(); index++) {
            if (list.get(index).path(key).asString("").equals(name)) {
                return index;
            }
        }
        return -1;
    }
}
