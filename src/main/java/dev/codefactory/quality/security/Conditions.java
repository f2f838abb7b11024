package dev.codefactory.quality.security;

import dev.codefactory.quality.security.flow.Origin;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a rule. */
final class Conditions {

    private Conditions() {}

    static List<Condition> of(@Nullable Object where) {
        return where instanceof List<?> list
                ? list.stream().map(Conditions::condition).toList()
                : List.of();
    }

    /** One of {@code assembled: capture}, {@code function: regex}, {@code spells: {capture: regex}} and so on. */
    private static Condition condition(Object entry) {
        if (!(entry instanceof Map<?, ?> map) || map.size() != 1) {
            throw new IllegalArgumentException("a condition has one name: " + entry);
        }
        var name = String.valueOf(map.keySet().iterator().next());
        var value = map.values().iterator().next();
        var text = String.valueOf(value);
        return switch (name) {
            case "assembled" -> new Condition.Assembled(text);
            case "variable" -> new Condition.ComesFrom(text, Origin.UNKNOWN);
            case "foreign" -> new Condition.ComesFrom(text, Origin.PARAMETER);
            case "tainted" -> new Condition.ComesFrom(text, Origin.SOURCE);
            case "constant" -> new Condition.Not(new Condition.ComesFrom(text, Origin.UNKNOWN));
            case "spells" -> new Condition.Spells(key(value), pattern(value));
            case "is" -> new Condition.Is(key(value), pattern(value));
            case "literal" -> new Condition.Literal(key(value), pattern(value));
            case "below" -> new Condition.Below(key(value), Long.parseLong(only(value)));
            case "contains" -> new Condition.Contains(key(value), pattern(value));
            case "keyword" -> new Condition.Keyword(key(value), pattern(value));
            case "function" -> new Condition.FunctionContains(Pattern.compile(text));
            case "file" -> new Condition.FileContains(Pattern.compile(text));
            case "bounded" -> new Condition.Bounded(text);
            case "not" -> new Condition.Not(condition(value));
            case "any" -> new Condition.Any(of(value));
            case "all" -> new Condition.All(of(value));
            default -> throw new IllegalArgumentException("no such condition: " + name);
        };
    }

    private static String key(Object value) {
        return String.valueOf(((Map<?, ?>) value).keySet().iterator().next());
    }

    private static String only(Object value) {
        return String.valueOf(((Map<?, ?>) value).values().iterator().next());
    }

    private static Pattern pattern(Object value) {
        return Pattern.compile(only(value));
    }
}
