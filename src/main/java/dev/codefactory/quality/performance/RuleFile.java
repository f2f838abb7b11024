package dev.codefactory.quality.performance;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.source.Grammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads rules from YAML and refuses whatever it does not understand. */
final class RuleFile {

    private RuleFile() {}

    static List<PerformanceRule> load(Resource file) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var text = file.getInputStream()) {
            List<Map<String, Object>> rules = yaml.load(text);
            return rules.stream().map(RuleFile::rule).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the application is incomplete", unreadable);
        }
    }

    private static PerformanceRule rule(Map<String, Object> fields) {
        return new PerformanceRule(
                text(fields, "id"),
                texts(fields, "languages").stream().flatMap(RuleFile::grammars).collect(Collectors.toUnmodifiableSet()),
                Severity.valueOf(text(fields, "severity").toUpperCase(Locale.ROOT)),
                text(fields, "message"),
                text(fields, "pattern"),
                conditions(fields),
                texts(fields, "matches"),
                texts(fields, "ignores"));
    }

    private static Stream<Grammar> grammars(String language) {
        return CodeLanguage.ofId(language)
                .map(Grammar::all)
                .orElseThrow(() -> new IllegalArgumentException("no such language: " + language))
                .stream();
    }

    private static List<Condition> conditions(Map<String, Object> fields) {
        var conditions = new ArrayList<Condition>();
        for (var place : texts(fields, "in")) {
            conditions.add(
                    switch (place) {
                        case "loop" -> new Condition.Repeated();
                        case "async" -> new Condition.Asynchronous();
                        default -> throw new IllegalArgumentException("no such place: " + place);
                    });
        }
        if (fields.get("declared") instanceof Map<?, ?> declared) {
            declared.forEach((capture, regex) ->
                    conditions.add(new Condition.Declared(String.valueOf(capture), String.valueOf(regex))));
        }
        return conditions;
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
