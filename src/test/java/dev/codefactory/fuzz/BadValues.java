package dev.codefactory.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that services trip over, by what they are. Many are wrong in most places, some are right in some. */
final class BadValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** More levels than the service reads. */
    private static final int TOO_DEEP = 100;

    static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("empty", ""),
            Map.entry("blank", " \t\n"),
            Map.entry("NUL", "a\0b"),
            Map.entry("half a surrogate pair", "a\ud800b"),
            Map.entry("emoji", "\ud83d\ude00".repeat(60)),
            Map.entry("right to left", "\u202egnp.exe"),
            Map.entry("byte order mark", "\ufeffa"),
            Map.entry("control characters", "\u0001\u001b[31m\u007f"),
            Map.entry("100k characters", "a".repeat(100_001)),
            Map.entry("SQL", "' or 1=1; drop table project; --"),
            Map.entry("script", "<script>alert(1)</script>"),
            Map.entry("path", "../../../etc/shadow"),
            Map.entry("Windows path", "C:\\boot.ini"),
            Map.entry("lookup", "${jndi:ldap://x}"),
            Map.entry("template", "{{7*7}} #{7*7} %s %n"),
            Map.entry("option", "--help"),
            Map.entry("not a number", "NaN"),
            Map.entry("number in a string", "1"),
            Map.entry("true in a string", "true"),
            Map.entry("almost a UUID", "00000000-0000-7000-8000-00000000000g"),
            Map.entry("almost a time", "2026-02-30T25:00:00Z"),
            Map.entry("a time beyond all calendars", "+999999999-12-31T23:59:59Z"),
            Map.entry("unknown word", "nope"));

    private BadValues() {}

    static Map<String, JsonNode> of(ValueSchema schema) {
        var values = new LinkedHashMap<String, JsonNode>();
        TEXTS.forEach((name, text) -> values.put(name, JSON.stringNode(text)));
        schema.words().stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .limit(1)
                .forEach(word -> values.put("upper case", JSON.stringNode(word)));
        schema.limit("maxLength").ifPresent(limit -> {
            values.put("one character too long", JSON.stringNode("a".repeat(limit + 1)));
            values.put("as long as allowed", JSON.stringNode("a".repeat(limit)));
        });
        addNumbers(schema, values);
        addStructures(schema, values);
        return values;
    }

    private static void addNumbers(ValueSchema schema, Map<String, JsonNode> values) {
        values.put("-1", JSON.numberNode(-1));
        values.put("0", JSON.numberNode(0));
        values.put("fraction", JSON.numberNode(new BigDecimal("1.5")));
        values.put("beyond int", JSON.numberNode(1L << 31));
        values.put("beyond long", JSON.numberNode(BigInteger.ONE.shiftLeft(63)));
        values.put("beyond double", JSON.numberNode(new BigDecimal("1e400")));
        schema.limit("minimum").ifPresent(limit -> values.put("below the minimum", JSON.numberNode(limit - 0.5)));
        schema.limit("maximum").ifPresent(limit -> values.put("above the maximum", JSON.numberNode(limit + 0.5)));
    }

    private static void addStructures(ValueSchema schema, Map<String, JsonNode> values) {
        values.put("null", JSON.nullNode());
        values.put("true", JSON.booleanNode(true));
        values.put("empty list", JSON.arrayNode());
        values.put("list with null", JSON.arrayNode().addNull());
        values.put("empty object", JSON.objectNode());
        values.put("other object", JSON.objectNode().put("a", 1));
        values.put("object with unstorable name", JSON.objectNode().put("a\0", 1));
        JsonNode deep = JSON.numberNode(1);
        for (var level = 0; level < TOO_DEEP; level++) {
            deep = JSON.objectNode().set("a", deep);
        }
        values.put("deep object", deep);
        schema.limit("maxItems").ifPresent(limit -> {
            var list = JSON.arrayNode();
            for (var i = 0; i <= limit; i++) {
                list.add(schema.items().example());
            }
            values.put("one item too many", list);
        });
        if (schema.isA("array")) {
            values.put(
                    "the same item twice",
                    JSON.arrayNode()
                            .add(schema.items().example())
                            .add(schema.items().example()));
        }
    }
}
