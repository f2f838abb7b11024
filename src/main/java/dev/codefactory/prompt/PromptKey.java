package dev.codefactory.prompt;

import dev.codefactory.code.CodeLanguage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a prompt is kept under.
 *
 * @param step the step it serves, such as {@code code_generation}
 * @param language the wire word of a language, or {@code any}
 * @param family the family of the models it is for, or {@code any}; see {@link ModelFamily}
 */
public record PromptKey(String step, String language, String family) implements Comparable<PromptKey> {

    public static final String ANY = "any";

    private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern FILE = Pattern.compile("([a-z]+)(?:@([a-z0-9][a-z0-9._-]{0,63}))?\\.md");
    private static final String NO_LANGUAGE = "default";

    public PromptKey {
        if (!STEP.matcher(step).matches() || !isLanguage(language) || !ModelFamily.isFamily(family)) {
            throw new IllegalArgumentException("no key of a prompt: %s/%s/%s".formatted(step, language, family));
        }
    }

    /** The key of these words, or empty when they cannot be one. */
    public static Optional<PromptKey> find(String step, String language, String family) {
        return STEP.matcher(step).matches() && isLanguage(language) && ModelFamily.isFamily(family)
                ? Optional.of(new PromptKey(step, language, family))
                : Optional.empty();
    }

    /** The key a file of a folder of prompts stands for, such as {@code code_generation/python@llama3.md}. */
    public static Optional<PromptKey> ofFile(String step, String fileName) {
        var name = FILE.matcher(fileName);
        if (!name.matches()) {
            return Optional.empty();
        }
        var language = name.group(1).equals(NO_LANGUAGE) ? ANY : name.group(1);
        return find(step, language, name.group(2) == null ? ANY : name.group(2));
    }

    /** Its file below a folder of prompts. */
    public String file() {
        var name = language.equals(ANY) ? NO_LANGUAGE : language;
        return "%s/%s%s.md".formatted(step, name, family.equals(ANY) ? "" : "@" + family);
    }

    /** The keys under which a text for this one may be found, the most special first. */
    public List<PromptKey> chain() {
        return Stream.of(
                        this,
                        new PromptKey(step, language, ANY),
                        new PromptKey(step, ANY, family),
                        new PromptKey(step, ANY, ANY))
                .distinct()
                .toList();
    }

    private static boolean isLanguage(String word) {
        return word.equals(ANY) || CodeLanguage.ofId(word).isPresent();
    }

    /** In the order of their words. */
    @Override
    public int compareTo(PromptKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return "%s/%s/%s".formatted(step, language, family);
    }
}
