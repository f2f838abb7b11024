package dev.codefactory.quality.security;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.source.Grammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads rules from YAML and refuses whatever it does not understand. */
final class RuleFile {

    private RuleFile() {}

    static List<SecurityRule> load(Resource file) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var text = file.getInputStream()) {
            List<Map<String, Object>> rules = yaml.load(text);
            return rules.stream().map(RuleFile::rule).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the application is incomplete", unreadable);
        }
    }

    private static SecurityRule rule(Map<String, Object> fields) {
        return new SecurityRule(
                text(fields, "id"),
                texts(fields, "languages").stream().map(RuleFile::grammar).collect(Collectors.toUnmodifiableSet()),
                Integer.parseInt(text(fields, "cwe")),
                Severity.valueOf(text(fields, "severity").toUpperCase(Locale.ROOT)),
                text(fields, "message"),
                text(fields, "pattern"),
                conditions(fields.get("where")),
                texts(fields, "matches"),
                texts(fields, "ignores"));
    }

    private static Grammar grammar(String language) {
        return CodeLanguage.ofId(language)
                .map(Grammar::of)
                .orElseThrow(() -> new IllegalArgumentException("no such language: " + language));
    }

    private static List<Condition> conditions(@Nullable Object where) {
        return where instanceof List<?> list
                ? list.stream().map(RuleFile::condition).toList()
                : List.of();
    }

    /** One of {@code assembled: capture}, {@code function: regex}, {@code spells: {capture: regex}} and so on. */
    private static Condition condition(Object entry) {
        if (!(entry instanceof Map<?, ?> map) || map.size() != 1) {
            throw new IllegalArgumentException("a condition has one name: " + entry);
        }
        var name = String.valueOf(map.keySet().iterator().next());
        var value = map.values().iterator().next();
        return switch (name) {
            case "assembled" -> new Condition.Assembled(String.valueOf(value));
            case "variable" -> new Condition.Variable(String.valueOf(value));
            case "spells" -> new Condition.Spells(key(value), pattern(value));
            case "contains" -> new Condition.Contains(key(value), pattern(value));
            case "function" -> new Condition.FunctionContains(Pattern.compile(String.valueOf(value)));
            case "file" -> new Condition.FileContains(Pattern.compile(String.valueOf(value)));
            case "not" -> new Condition.Not(condition(value));
            default -> throw new IllegalArgumentException("no such condition: " + name);
        };
    }

    private static String key(Object value) {
        return String.valueOf(((Map<?, ?>) value).keySet().iterator().next());
    }

    private static Pattern pattern(Object value) {
        return Pattern.compile(
                String.valueOf(((Map<?, ?>) value).values().iterator().next()));
    }

    private static String text(Map<String, Object> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(fields.get("id") + " has no " + name);
        }
        return value.toString().strip();
    }

    private static List<String> texts(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
