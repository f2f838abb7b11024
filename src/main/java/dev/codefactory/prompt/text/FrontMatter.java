package dev.codefactory.prompt.text;

import dev.codefactory.prompt.text.Variable.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the YAML between the two lines {@code ---} that declares a text's variables. */
final class FrontMatter {

    private static final Set<String> FIELDS =
            Set.of("name", "source", "description", "allow_llm_refinement", "allow_code_context");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private FrontMatter() {}

    static List<Variable> read(String yaml) {
        var root = load(yaml);
        if (!(root instanceof Map<?, ?> map)
                || !map.keySet().equals(Set.of("variables"))
                || !(map.get("variables") instanceof List<?> entries)) {
            throw new InvalidPromptException("its front matter must have the one field variables, a list.");
        }
        var variables = new ArrayList<Variable>();
        var names = new LinkedHashSet<String>();
        for (var entry : entries) {
            var variable = variable(entry);
            if (!names.add(variable.name())) {
                throw new InvalidPromptException("it declares the variable %s twice.".formatted(variable.name()));
            }
            variables.add(variable);
        }
        return List.copyOf(variables);
    }

    private static Object load(String yaml) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setNestingDepthLimit(8);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw new InvalidPromptException("its front matter is no YAML: " + e.getMessage());
        }
    }

    private static Variable variable(Object entry) {
        if (!(entry instanceof Map<?, ?> fields)
                || !FIELDS.containsAll(fields.keySet())
                || !(fields.get("name") instanceof String name)
                || !NAME.matcher(name).matches()) {
            throw new InvalidPromptException("each variable needs a name of small letters, digits and _, and may have "
                    + "source, description, allow_llm_refinement and allow_code_context.");
        }
        return new Variable(
                name,
                source(name, fields.get("source")),
                fields.get("description") instanceof String text ? text : "",
                flag(name, "allow_llm_refinement", fields),
                flag(name, "allow_code_context", fields));
    }

    private static Source source(String name, @Nullable Object word) {
        return Arrays.stream(Source.values())
                .filter(source -> source.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidPromptException(
                        "the source of the variable %s must be USER_INPUT or DYNAMIC.".formatted(name)));
    }

    private static boolean flag(String name, String field, Map<?, ?> fields) {
        return switch (fields.get(field)) {
            case null -> false;
            case Boolean value -> value;
            default ->
                throw new InvalidPromptException("%s of the variable %s must be true or false.".formatted(field, name));
        };
    }
}
