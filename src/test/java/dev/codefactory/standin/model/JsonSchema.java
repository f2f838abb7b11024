package dev.codefactory.standin.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of JSON Schema that llama.cpp turns into a grammar: what such a grammar would let a model say, and whether a text follows it.
 * Absent {@code additionalProperties} means false, as there.
 */
final class JsonSchema {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST_OPTIONAL = 4;

    private final JsonNode root;

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    /** A schema, or the word {@code "json"} for any object. */
    static JsonSchema of(JsonNode format) {
        return new JsonSchema(
                format.isObject()
                        ? format
                        : NODES.objectNode().put("type", "object").put("additionalProperties", true));
    }

    boolean accepts(String text) {
        try {
            return accepts(root, JSON.readTree(text));
        } catch (JacksonException notJson) {
            return false;
        }
    }

    String sample(RandomGenerator random) {
        return JSON.writeValueAsString(sample(root, random, 0));
    }

    private boolean accepts(JsonNode unresolved, JsonNode value) {
        JsonNode schema = resolve(unresolved);
        if (schema.has("const")) {
            return schema.get("const").equals(value);
        }
        if (schema.has("enum")) {
            return items(schema.get("enum")).contains(value);
        }
        List<JsonNode> choices = choices(schema);
        if (!choices.isEmpty()) {
            return choices.stream().anyMatch(choice -> accepts(choice, value));
        }
        return types(schema).stream().anyMatch(type -> acceptsType(type, schema, value));
    }

    private boolean acceptsType(String type, JsonNode schema, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject() && acceptsObject(schema, value);
            case "array" ->
                value.isArray()
                        && within(schema, "minItems", "maxItems", value.size())
                        && items(value).stream().allMatch(item -> accepts(schema.path("items"), item));
            case "string" ->
                value.isString()
                        && within(
                                schema,
                                "minLength",
                                "maxLength",
                                value.asString().length());
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private boolean acceptsObject(JsonNode schema, JsonNode value) {
        JsonNode properties = schema.path("properties");
        boolean allRequired = items(schema.path("required")).stream().allMatch(name -> value.has(name.asString()));
        boolean open = schema.path("additionalProperties")
                .asBoolean(schema.path("additionalProperties").isObject());
        return allRequired
                && value.properties().stream()
                        .allMatch(field -> properties.has(field.getKey())
                                ? accepts(properties.get(field.getKey()), field.getValue())
                                : open);
    }

    private JsonNode sample(JsonNode unresolved, RandomGenerator random, int depth) {
        JsonNode schema = resolve(unresolved);
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        List<JsonNode> choices = choices(schema);
        if (!choices.isEmpty()) {
            return sample(
                    choices.get(depth > DEEPEST_OPTIONAL ? choices.size() - 1 : random.nextInt(choices.size())),
                    random,
                    depth + 1);
        }
        return switch (types(schema).getFirst()) {
            case "object" -> sampleObject(schema, random, depth);
            case "array" -> sampleArray(schema, random, depth);
            case "integer" -> NODES.numberNode(schema.path("minimum").asInt(0) + random.nextInt(3));
            case "number" -> NODES.numberNode(schema.path("minimum").asDouble(0) + random.nextInt(3));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(sampleText(schema, random));
        };
    }

    private ObjectNode sampleObject(JsonNode schema, RandomGenerator random, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                items(schema.path("required")).stream().map(JsonNode::asString).toList();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || depth < DEEPEST_OPTIONAL) {
                object.set(property.getKey(), sample(property.getValue(), random, depth + 1));
            }
        });
        return object;
    }

    private ArrayNode sampleArray(JsonNode schema, RandomGenerator random, int depth) {
        int least = schema.path("minItems").asInt(depth > DEEPEST_OPTIONAL ? 0 : 1);
        int size = Math.min(least, schema.path("maxItems").asInt(Integer.MAX_VALUE));
        ArrayNode array = NODES.arrayNode();
        IntStream.range(0, size).forEach(_ -> array.add(sample(schema.path("items"), random, depth + 1)));
        return array;
    }

    private static String sampleText(JsonNode schema, RandomGenerator random) {
        StringBuilder text = new StringBuilder("text " + random.nextInt(1000));
        while (text.length() < schema.path("minLength").asInt(0)) {
            text.append(" more");
        }
        return text.substring(
                0, Math.min(text.length(), schema.path("maxLength").asInt(Integer.MAX_VALUE)));
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.startsWith("#") ? resolve(root.at(reference.substring(1))) : schema;
    }

    private static List<JsonNode> choices(JsonNode schema) {
        return items(schema.has("anyOf") ? schema.get("anyOf") : schema.path("oneOf"));
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return items(type).stream().map(JsonNode::asString).toList();
        }
        return List.of(type.asString(schema.has("properties") ? "object" : "any"));
    }

    private static boolean within(JsonNode schema, String least, String most, int size) {
        return size >= schema.path(least).asInt(0) && size <= schema.path(most).asInt(Integer.MAX_VALUE);
    }

    private static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.iterator().forEachRemaining(items::add);
        return items;
    }
}
