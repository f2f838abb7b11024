package dev.codefactory.fuzz;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the document says of one value. */
final class ValueSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode node;
    private @Nullable Schema compiled;

    ValueSchema(JsonNode node) {
        this.node = node;
    }

    /**
     * One value somewhere in another.
     *
     * @param steps the way to it: names of members, and 0 for the first item of a list
     */
    record Place(List<String> steps, ValueSchema schema) {

        @Override
        public String toString() {
            return String.join(".", steps);
        }
    }

    boolean allows(JsonNode value) {
        if (compiled == null) {
            compiled = REGISTRY.getSchema(strict(node));
        }
        try {
            return compiled.validate(value).isEmpty();
        } catch (JsonNodeException e) {
            return false; // the validator compares integers as longs, and this one is none
        }
    }

    /** Whether a parameter may have this text. */
    boolean allows(String text) {
        if (isA("integer") && text.matches("-?\\d{1,18}")) {
            return allows(JSON.numberNode(Long.parseLong(text)));
        }
        var truth = isA("boolean") && text.matches("true|false");
        return allows(truth ? JSON.booleanNode(Boolean.parseBoolean(text)) : JSON.stringNode(text));
    }

    boolean isA(String type) {
        var types = node.path("type");
        return types.asString("").equals(type)
                || types.values().stream().anyMatch(one -> one.asString().equals(type));
    }

    /** A number the schema names, such as {@code maxLength}. */
    Optional<Integer> limit(String name) {
        return node.has(name) ? Optional.of(node.get(name).asInt()) : Optional.empty();
    }

    List<String> words() {
        return node.path("enum").values().stream().map(JsonNode::asString).toList();
    }

    List<String> members() {
        return List.copyOf(node.path("properties").propertyNames());
    }

    /** Its example, or else the least that is allowed. */
    JsonNode example() {
        var examples = Stream.of(node.get("example"), node.path("examples").get(0));
        return examples.filter(example -> example != null).findFirst().orElseGet(this::least);
    }

    /** Every value within. */
    List<Place> places() {
        var places = new ArrayList<Place>();
        addPlaces(List.of(), places);
        return places;
    }

    /** The whole with one value in it changed; what the way to that value needs is put in. */
    JsonNode put(@Nullable JsonNode whole, List<String> steps, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        var inner = steps.subList(1, steps.size());
        var step = steps.getFirst();
        if (isA("array")) {
            var list = whole instanceof ArrayNode array ? array.deepCopy() : JSON.arrayNode();
            var item = items().put(list.get(0), inner, value);
            return list.isEmpty() ? list.add(item) : list.set(0, item);
        }
        var object = whole instanceof ObjectNode given ? given.deepCopy() : (ObjectNode) least();
        return object.set(step, member(step).put(object.get(step), inner, value));
    }

    ValueSchema items() {
        return new ValueSchema(node.get("items"));
    }

    private ValueSchema member(String name) {
        return new ValueSchema(node.get("properties").get(name));
    }

    private void addPlaces(List<String> steps, List<Place> places) {
        if (!steps.isEmpty()) {
            places.add(new Place(steps, this));
        }
        members().forEach(name -> member(name).addPlaces(append(steps, name), places));
        if (isA("array")) {
            items().addPlaces(append(steps, "0"), places);
        }
    }

    private static List<String> append(List<String> steps, String step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }

    private JsonNode least() {
        if (!words().isEmpty()) {
            return JSON.stringNode(words().getFirst());
        }
        if (isA("object")) {
            var object = JSON.objectNode();
            node.path("required")
                    .values()
                    .forEach(name ->
                            object.set(name.asString(), member(name.asString()).example()));
            return object;
        }
        if (isA("array")) {
            var list = JSON.arrayNode();
            return limit("minItems").orElse(0) > 0 ? list.add(items().example()) : list;
        }
        if (isA("integer") || isA("number")) {
            return JSON.numberNode(Math.max(1, limit("minimum").orElse(1)));
        }
        return isA("boolean") ? JSON.booleanNode(true) : JSON.stringNode(text());
    }

    private String text() {
        return switch (node.path("format").asString("")) {
            case "uuid" -> "00000000-0000-7000-8000-000000000000";
            case "date-time" -> "2099-01-01T00:00:00Z";
            default -> "a";
        };
    }

    /** The service refuses members it does not know, and takes null for what may be left out. */
    private static JsonNode strict(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        var copy = object.deepCopy();
        if (copy.has("properties")) {
            copy.put("additionalProperties", false);
            var required = copy.path("required").values().stream()
                    .map(JsonNode::asString)
                    .toList();
            var properties = copy.objectNode();
            copy.get("properties").properties().forEach(member -> {
                var strict = strict(member.getValue());
                properties.set(member.getKey(), required.contains(member.getKey()) ? strict : orNull(strict));
            });
            copy.set("properties", properties);
        }
        if (copy.has("items")) {
            copy.set("items", strict(copy.get("items")));
        }
        return copy;
    }

    private static JsonNode orNull(JsonNode schema) {
        var either = JSON.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }
}
