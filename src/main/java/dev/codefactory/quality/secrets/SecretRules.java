package dev.codefactory.quality.secrets;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** The rules of gitleaks. Rules about file names alone are left out: what is judged here is text that was just written. */
@Component
class SecretRules {

    private static final String FILE = "dev/codefactory/quality/secrets/gitleaks.toml";
    private static final int MAX_LINE = 4_000;

    private final List<SecretRule> rules;

    /** A secret and the line it stands on, counted from 1. */
    record Hit(SecretRule rule, int line) {}

    SecretRules() {
        try (var text = new ClassPathResource(FILE).getInputStream()) {
            var document = new TomlMapper().readTree(text);
            var everywhere = exemption(document.path("allowlist"));
            rules = elements(document.path("rules"))
                    .filter(rule -> rule.has("regex"))
                    .map(rule -> rule(rule, everywhere))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the application is incomplete", unreadable);
        }
    }

    List<SecretRule> rules() {
        return rules;
    }

    /** At most one secret for each line, by the most specific rule. */
    List<Hit> search(String text) {
        var folded = text.toLowerCase(Locale.ROOT);
        var possible = rules.stream().filter(rule -> rule.mayBeIn(folded)).toList();
        if (possible.isEmpty()) {
            return List.of();
        }
        var lines = text.lines().toList();
        var found = new ArrayList<Hit>();
        for (var number = 1; number <= lines.size(); number++) {
            inLine(possible, lines.get(number - 1), number).ifPresent(found::add);
        }
        possible.stream()
                .filter(SecretRule::spansLines)
                .forEach(rule -> rule.find(text).ifPresent(start -> {
                    var line = 1
                            + (int) text.substring(0, start)
                                    .chars()
                                    .filter(each -> each == '\n')
                                    .count();
                    found.add(new Hit(rule, line));
                }));
        return found;
    }

    private static Optional<Hit> inLine(List<SecretRule> rules, String line, int number) {
        if (line.length() > MAX_LINE) {
            return Optional.empty(); // data, or code that no person wrote
        }
        var folded = line.toLowerCase(Locale.ROOT);
        var hits = rules.stream()
                .filter(rule -> !rule.spansLines() && rule.mayBeIn(folded))
                .filter(rule -> rule.find(line).isPresent())
                .map(rule -> new Hit(rule, number))
                .toList();
        return hits.stream()
                .filter(hit -> !hit.rule().isGeneric())
                .findFirst()
                .or(() -> hits.stream().findFirst());
    }

    private static SecretRule rule(JsonNode rule, SecretRule.Exemption everywhere) {
        var own = elements(rule.path("allowlists"))
                .filter(list -> !list.has("paths"))
                .map(SecretRules::exemption);
        return new SecretRule(
                rule.path("id").asString(),
                rule.path("description").asString(),
                Pattern.compile(rule.path("regex").asString()),
                rule.path("entropy").asDouble(0),
                texts(rule.path("keywords"))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList(),
                Stream.concat(Stream.of(everywhere), own).toList());
    }

    private static SecretRule.Exemption exemption(JsonNode list) {
        return new SecretRule.Exemption(
                texts(list.path("regexes")).map(Pattern::compile).toList(),
                list.path("regexTarget").asString("").equals("match"),
                texts(list.path("stopwords"))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static Stream<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asString);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
