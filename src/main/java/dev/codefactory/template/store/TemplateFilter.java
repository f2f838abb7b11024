package dev.codefactory.template.store;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.template.Template;
import dev.codefactory.template.Template.Complexity;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which templates a list holds; null means all.
 *
 * @param text stands somewhere in the name, title or description, letter case aside
 * @param mine only the owner's own
 */
public record TemplateFilter(
        @Nullable String text,
        @Nullable CodeLanguage language,
        @Nullable Complexity complexity,
        boolean mine) {

    boolean holds(Template template) {
        return (language == null || template.languages().contains(language))
                && (complexity == null || complexity == template.complexity())
                && (text == null
                        || Stream.of(template.name(), template.title(), template.description())
                                .anyMatch(
                                        said -> said.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))));
    }
}
