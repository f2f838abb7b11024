package dev.codefactory.template;

import dev.codefactory.code.CodeLanguage;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recipe for requests.
 *
 * @param name what requests call it
 * @param version counts up with each change, from 1
 * @param icon the name of a picture, or null
 * @param languages the languages it is made for
 * @param requiresFiles whether requests must bring files
 * @param instructions what every step that writes is to heed, or null
 * @param config how requests are worked unless they say otherwise, in the words of their own config
 * @param examples requests it is tested with
 */
public record Template(
        String name,
        int version,
        String title,
        String description,
        @Nullable String icon,
        Complexity complexity,
        Set<CodeLanguage> languages,
        List<String> frameworks,
        boolean requiresFiles,
        List<Parameter> parameters,
        @Nullable String instructions,
        Map<String, Object> config,
        List<TemplateStep> steps,
        List<Example> examples) {

    /** How much there is to a request. */
    public enum Complexity {
        SIMPLE,
        MEDIUM,
        COMPLEX;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Template {
        // What YAML leaves out arrives as null.
        version = Math.max(1, version);
        complexity = Objects.requireNonNullElse(complexity, Complexity.MEDIUM);
        languages = languages == null || languages.isEmpty()
                ? EnumSet.allOf(CodeLanguage.class)
                : EnumSet.copyOf(languages);
        frameworks = List.copyOf(Objects.requireNonNullElse(frameworks, List.of()));
        parameters = List.copyOf(Objects.requireNonNullElse(parameters, List.of()));
        config = Objects.requireNonNullElse(config, Map.of());
        steps = List.copyOf(steps);
        examples = List.copyOf(Objects.requireNonNullElse(examples, List.of()));
    }

    /** Whether any of its steps writes code or judges it, be it switched off or not. Where none does, there is nothing to be verified. */
    public boolean concernsCode() {
        return steps.stream().anyMatch(TemplateStep::concernsCode);
    }

    /** The same template with the number it is stored under. */
    Template numbered(int number) {
        return new Template(
                name,
                number,
                title,
                description,
                icon,
                complexity,
                languages,
                frameworks,
                requiresFiles,
                parameters,
                instructions,
                config,
                steps,
                examples);
    }

    /**
     * A request a template is tested with.
     *
     * @param files contents by path
     */
    public record Example(
            String description, CodeLanguage language, Map<String, Object> parameters, Map<String, String> files) {

        public Example {
            parameters = Objects.requireNonNullElse(parameters, Map.of());
            files = Objects.requireNonNullElse(files, Map.of());
        }
    }
}
