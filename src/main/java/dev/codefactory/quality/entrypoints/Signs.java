package dev.codefactory.quality.entrypoints;

import dev.codefactory.code.CodeLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The signs of one language. */
record Signs(Map<Sign, Pattern> patterns) {

    private static final String FILE = "signs.yml";
    private static final Map<CodeLanguage, Signs> ALL = load();

    /** Empty for languages without a framework that is known here. */
    static Optional<Signs> of(CodeLanguage language) {
        return Optional.ofNullable(ALL.get(language));
    }

    Pattern pattern(Sign sign) {
        return Objects.requireNonNull(patterns.get(sign));
    }

    boolean in(String text, Sign sign) {
        return pattern(sign).matcher(text).find();
    }

    boolean in(List<Code> code, Sign sign) {
        return code.stream().anyMatch(piece -> in(piece.text(), sign));
    }

    /** Whether the sign is there in words that the project has not defined itself. */
    boolean fromOutside(List<Code> code, Sign sign, Definitions definitions) {
        return code.stream()
                .flatMap(piece -> pattern(sign).matcher(piece.text()).results())
                .anyMatch(word -> !definitions.defines(word.group()));
    }

    private static Map<CodeLanguage, Signs> load() {
        var all = new EnumMap<CodeLanguage, Signs>(CodeLanguage.class);
        try (var text = Signs.class.getResourceAsStream(FILE)) {
            List<Map<String, Object>> entries =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(text));
            for (var entry : entries) {
                var signs = new Signs(patterns(entry));
                for (var language : (List<?>) Objects.requireNonNull(entry.get("languages"))) {
                    all.put(CodeLanguage.ofId(language.toString()).orElseThrow(), signs);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the application is incomplete", unreadable);
        }
        return all;
    }

    private static Map<Sign, Pattern> patterns(Map<String, Object> entry) {
        var patterns = new EnumMap<Sign, Pattern>(Sign.class);
        for (var sign : Sign.values()) {
            var text = entry.get(sign.toString());
            if (text == null) {
                throw new IllegalArgumentException("%s has no sign %s".formatted(entry.get("languages"), sign));
            }
            patterns.put(sign, Pattern.compile(text.toString()));
        }
        return patterns;
    }
}
