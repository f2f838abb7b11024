package dev.codefactory.pipeline.openapi;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The operations of the OpenAPI documents in a tree, one line for each: what to send, and what comes back. */
public final class Operations {

    private static final int MOST = 40;
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^\\s*[{\"\\s]*openapi\"?\\s*:");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Map<?, ?> document;

    private Operations(Map<?, ?> document) {
        this.document = document;
    }

    /** At most {@value #MOST}; none when there is no document that can be read. */
    public static List<String> in(FileTree tree) {
        return tree.files().stream()
                .filter(file -> file.path().fileName().matches(".*\\.(ya?ml|json)"))
                .filter(file -> DOCUMENT.matcher(file.content()).find())
                .flatMap(Operations::of)
                .limit(MOST)
                .toList();
    }

    /** JSON is YAML, too. Tags make no objects, and aliases cannot grow without end. */
    private static Stream<String> of(CodeFile file) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(50);
        options.setNestingDepthLimit(100);
        try {
            return new Yaml(new SafeConstructor(options)).load(file.content()) instanceof Map<?, ?> document
                    ? new Operations(document).lines()
                    : Stream.empty();
        } catch (YAMLException broken) {
            return Stream.empty(); // the syntax check says so
        }
    }

    private Stream<String> lines() {
        return map(document.get("paths")).entrySet().stream()
                .flatMap(path -> map(path.getValue()).entrySet().stream()
                        .filter(operation -> METHODS.contains(String.valueOf(operation.getKey())))
                        .map(operation -> line(
                                String.valueOf(operation.getKey()),
                                String.valueOf(path.getKey()),
                                map(operation.getValue()))));
    }

    private String line(String method, String path, Map<?, ?> operation) {
        var parts = new ArrayList<String>();
        var parameters = list(operation.get("parameters")).stream()
                .map(parameter -> resolved(map(parameter)))
                .map(parameter -> "%s in %s".formatted(parameter.get("name"), parameter.get("in")))
                .collect(Collectors.joining(", "));
        if (!parameters.isEmpty()) {
            parts.add("takes " + parameters);
        }
        var body = content(map(operation.get("requestBody")));
        if (!body.isEmpty()) {
            parts.add("body " + body);
        }
        map(operation.get("responses")).forEach((status, response) -> {
            var shape = content(map(response));
            parts.add("answers %s%s".formatted(status, shape.isEmpty() ? "" : " with " + shape));
        });
        if (!list(operation.containsKey("security") ? operation.get("security") : document.get("security"))
                .isEmpty()) {
            parts.add("secured");
        }
        return "- %s %s: %s".formatted(method.toUpperCase(Locale.ROOT), path, String.join("; ", parts));
    }

    /** The fields of a body and their types, those that must be there marked. */
    private String content(Map<?, ?> described) {
        return map(resolved(described).get("content")).values().stream()
                .map(type -> resolved(map(map(type).get("schema"))))
                .map(this::shape)
                .findFirst()
                .orElse("");
    }

    private String shape(Map<?, ?> schema) {
        if ("array".equals(schema.get("type"))) {
            return "a list of " + shape(resolved(map(schema.get("items"))));
        }
        var required = list(schema.get("required"));
        var fields = map(schema.get("properties")).entrySet().stream()
                .map(field -> "%s%s: %s"
                        .formatted(
                                field.getKey(),
                                required.contains(field.getKey()) ? " (required)" : "",
                                resolved(map(field.getValue())).get("type")))
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? String.valueOf(schema.get("type")) : "{" + fields + "}";
    }

    /** Only references inside of the document are followed, and only one step. */
    private Map<?, ?> resolved(Map<?, ?> part) {
        if (!(part.get("$ref") instanceof String reference) || !reference.startsWith("#/")) {
            return part;
        }
        Map<?, ?> found = document;
        for (var name : reference.substring(2).split("/")) {
            found = map(found.get(name));
        }
        return found;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Collection<?> list(@Nullable Object value) {
        return value instanceof Collection<?> list ? list : List.of();
    }
}
