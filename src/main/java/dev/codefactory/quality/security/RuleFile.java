package dev.codefactory.quality.security;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding.Confidence;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.security.flow.Sources;
import dev.codefactory.quality.security.memory.Flaw;
import dev.codefactory.quality.source.Grammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads rules and sources from YAML and refuses whatever it does not understand. */
final class RuleFile {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "languages",
            "cwe",
            "severity",
            "confidence",
            "message",
            "call",
            "arguments",
            "assign",
            "mention",
            "import",
            "flaw",
            "pattern",
            "where",
            "cleaners",
            "source",
            "matches",
            "ignores");
    private static final String NOTHING = "(?!)";

    private RuleFile() {}

    static List<SecurityRule> load(Resource file) {
        return entries(file).stream().map(RuleFile::rule).toList();
    }

    /** The sources of each language, from a file of its own. */
    static Map<Grammar, Sources> loadSources(Resource file) {
        return entries(file).stream()
                .flatMap(entry -> texts(entry, "languages").stream()
                        .flatMap(RuleFile::grammars)
                        .map(grammar -> Map.entry(grammar, entry)))
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        each -> new Sources(
                                anyOf(each.getValue(), "expressions"),
                                anyOf(each.getValue(), "parameters"),
                                anyOf(each.getValue(), "handlers"))));
    }

    private static List<Map<String, Object>> entries(Resource file) {
        try (var text = file.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the application is incomplete", unreadable);
        }
    }

    private static SecurityRule rule(Map<String, Object> fields) {
        if (!FIELDS.containsAll(fields.keySet())) {
            throw new IllegalArgumentException(fields.get("id") + " has unknown fields: " + fields.keySet());
        }
        return new SecurityRule(
                text(fields, "id"),
                texts(fields, "languages").stream().flatMap(RuleFile::grammars).collect(Collectors.toUnmodifiableSet()),
                Integer.parseInt(text(fields, "cwe")),
                Severity.valueOf(text(fields, "severity").toUpperCase(Locale.ROOT)),
                Confidence.valueOf(text(fields, "confidence").toUpperCase(Locale.ROOT)),
                text(fields, "message"),
                trigger(fields),
                Conditions.of(fields.get("where")),
                anyOf(fields, "cleaners"),
                texts(fields, "matches"),
                texts(fields, "ignores"));
    }

    private static Trigger trigger(Map<String, Object> fields) {
        if (fields.containsKey("call")) {
            return new Trigger.Call(names(fields, "call"), arguments(fields.get("arguments")));
        }
        if (fields.containsKey("assign")) {
            return new Trigger.Assignment(Pattern.compile(text(fields, "assign")));
        }
        if (fields.containsKey("mention")) {
            return new Trigger.Mention(names(fields, "mention"));
        }
        if (fields.containsKey("flaw")) {
            return new Trigger.OfMemory(
                    Flaw.valueOf(text(fields, "flaw").replace('-', '_').toUpperCase(Locale.ROOT)));
        }
        return fields.containsKey("import")
                ? new Trigger.Import(texts(fields, "import"))
                : new Trigger.Shape(text(fields, "pattern"));
    }

    /** {@code {statement: 0, options: [1, options]}}: numbers are places, words are keywords. */
    private static Map<String, List<Object>> arguments(@Nullable Object value) {
        var arguments = new LinkedHashMap<String, List<Object>>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, where) -> arguments.put(
                    String.valueOf(name), where instanceof List<?> places ? List.copyOf(places) : List.of(where)));
        }
        return arguments;
    }

    private static Stream<Grammar> grammars(String language) {
        return CodeLanguage.ofId(language)
                .map(Grammar::all)
                .orElseThrow(() -> new IllegalArgumentException("no such language: " + language))
                .stream();
    }

    private static List<NamePattern> names(Map<String, Object> fields, String name) {
        return texts(fields, name).stream().map(NamePattern::new).toList();
    }

    private static Pattern anyOf(Map<String, Object> fields, String name) {
        var alternatives = texts(fields, name);
        return Pattern.compile(alternatives.isEmpty() ? NOTHING : String.join("|", alternatives));
    }

    private static String text(Map<String, Object> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(fields.get("id") + " has no " + name);
        }
        return value.toString().strip();
    }

    private static List<String> texts(Map<String, Object> fields, String name) {
        var value = fields.get(name);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }
}
