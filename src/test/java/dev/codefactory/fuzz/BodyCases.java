package dev.codefactory.fuzz;

import dev.codefactory.fuzz.ValueSchema.Place;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Wrong bodies: every value of the example replaced, left out or joined by others, and what is not JSON at all. */
final class BodyCases {

    /** Escapes, because half a surrogate pair has no bytes. */
    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<String> FIELDS_OF_ANSWERS = List.of(
            "id",
            "owner",
            "owner_id",
            "status",
            "verdict",
            "admin",
            "version",
            "created_at",
            "execution_id",
            "__proto__");

    private static final int MOST_LEVELS = 64;

    private final ApiOperation operation;
    private final ValueSchema schema;
    private final Supplier<Message> valid;
    private final Picks picks;
    private final ObjectNode example;

    BodyCases(ApiOperation operation, ValueSchema schema, Supplier<Message> valid, Picks picks) {
        this.operation = operation;
        this.schema = schema;
        this.valid = valid;
        this.picks = picks;
        this.example = (ObjectNode) schema.example();
    }

    Stream<Case> all() {
        return Stream.of(replaced(), leftOut(), added(), malformed(), otherContentTypes())
                .flatMap(cases -> cases);
    }

    private Stream<Case> replaced() {
        return schema.places().stream().flatMap(this::replaced);
    }

    private Stream<Case> replaced(Place place) {
        return picks.of(BadValues.of(place.schema())).map(bad -> {
            var body = schema.put(example, place.steps(), bad.getValue());
            return json(place + " = " + bad.getKey(), body, isWrong(body) ? Expected.REFUSED : Expected.EITHER);
        });
    }

    private Stream<Case> leftOut() {
        return schema.members().stream().filter(example::has).map(name -> {
            var body = example.deepCopy().without(List.of(name));
            return json("without " + name, body, schema.allows(body) ? Expected.ACCEPTED : Expected.REFUSED);
        });
    }

    private Stream<Case> added() {
        return FIELDS_OF_ANSWERS.stream()
                .filter(name -> !schema.members().contains(name))
                .map(name -> json("with " + name, example.deepCopy().put(name, "x"), Expected.REFUSED));
    }

    private Stream<Case> malformed() {
        var good = JSON.writeValueAsString(example);
        var first = example.properties().iterator().next();
        var member = JSON.writeValueAsString(first.getKey()) + ":" + JSON.writeValueAsString(first.getValue());
        var bodies = new LinkedHashMap<String, String>(Map.of(
                "empty body", "",
                "blank body", " ",
                "a list", "[" + good + "]",
                "null", "null",
                "a number", "1",
                "a string", "\"x\""));
        bodies.put("a member twice", "{" + member + "," + good.substring(1));
        bodies.put("cut short", good.substring(0, good.length() - 1));
        bodies.put("two values", good + good);
        bodies.put("something behind it", good + " x");
        bodies.put("a comma too many", good.substring(0, good.length() - 1) + ",}");
        bodies.put("a comment", "/* x */" + good);
        bodies.put("single quotes", good.replace('"', '\''));
        bodies.put("NaN", "{\"" + first.getKey() + "\":NaN}");
        bodies.put("a raw control character", good.replaceFirst("\"", "\"\u0001"));
        bodies.put("ten thousand levels", "{\"a\":".repeat(10_000));
        bodies.put("five megabytes", "{\"a\":\"" + "a".repeat(5_000_000) + "\"}");
        if (!operation.needsBody()) {
            bodies.keySet().removeAll(Set.of("empty body", "blank body", "null"));
        }
        var cases = bodies.entrySet().stream()
                .map(body -> of(body.getKey(), valid.get().withBody(body.getValue()), Expected.REFUSED));
        // At the end of the name: in front of one of three letters Jackson takes this byte for its own padding.
        var notUtf8 = good.replaceFirst("\":", "\u00ff\":");
        return Stream.concat(cases, Stream.of(of("not UTF-8", valid.get().withBody(notUtf8), Expected.REFUSED)));
    }

    private Stream<Case> otherContentTypes() {
        var types = Stream.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "x",
                "*/*");
        var wrong = types.map(type -> of("as " + type, example().with("content-type", type), Expected.REFUSED));
        var odd = Stream.of("application/json;charset=utf-7", "application/json;charset=utf-16")
                .map(type -> of("as " + type, example().with("content-type", type), Expected.EITHER));
        var none = Stream.of(of("as nothing", example().without("content-type"), Expected.REFUSED));
        return Stream.of(wrong, odd, none).flatMap(cases -> cases);
    }

    private Message example() {
        return valid.get().withBody(JSON.writeValueAsString(example));
    }

    private Case json(String what, JsonNode body, Expected expected) {
        return of(what, valid.get().withBody(JSON.writeValueAsString(body)), expected);
    }

    private Case of(String what, Message message, Expected expected) {
        return new Case(operation, what, message, expected);
    }

    private boolean isWrong(JsonNode body) {
        return !schema.allows(body) || !isStorable(body) || levels(body) > MOST_LEVELS;
    }

    private static boolean isStorable(JsonNode value) {
        return switch (value) {
            case ObjectNode object ->
                object.propertyNames().stream().allMatch(BodyCases::isStorable)
                        && object.values().stream().allMatch(BodyCases::isStorable);
            case ArrayNode array -> array.values().stream().allMatch(BodyCases::isStorable);
            default -> !value.isString() || isStorable(value.asString());
        };
    }

    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static int levels(JsonNode value) {
        return value.isContainer()
                ? 1 + value.values().stream().mapToInt(BodyCases::levels).max().orElse(0)
                : 0;
    }
}
