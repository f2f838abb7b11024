package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code compilerOptions.paths} or {@code baseUrl} of a tsconfig.json lets imports be called.
 *
 * @param folder where the configuration lies: it speaks for the files below
 * @param before the import's beginning up to the asterisk
 * @param after its end from the asterisk on
 * @param hasStar whether there is an asterisk
 * @param target where it leads, from the root of the tree, with the asterisk
 */
record PathAlias(String folder, String before, String after, boolean hasStar, String target) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    static List<PathAlias> of(CodeFile config) {
        var options = read(config).path("compilerOptions");
        var folder = ProjectFiles.folderOf(config);
        var baseUrl = options.path("baseUrl").stringValue("");
        var base = ProjectFiles.join(folder, baseUrl.isEmpty() ? "." : baseUrl);
        var aliases = new ArrayList<PathAlias>();
        base.ifPresent(from -> options.path("paths")
                .propertyStream()
                .forEach(entry -> entry.getValue()
                        .forEach(target ->
                                alias(folder, entry.getKey(), from, target).ifPresent(aliases::add))));
        if (!baseUrl.isEmpty() && base.isPresent()) {
            aliases.add(new PathAlias(folder, "", "", true, base.get().isEmpty() ? "*" : base.get() + "/*"));
        }
        return List.copyOf(aliases);
    }

    private static Optional<PathAlias> alias(String folder, String name, String from, JsonNode target) {
        var star = name.indexOf('*');
        return ProjectFiles.join(from, target.stringValue(""))
                .map(path -> star < 0
                        ? new PathAlias(folder, name, "", false, path)
                        : new PathAlias(folder, name.substring(0, star), name.substring(star + 1), true, path));
    }

    static Optional<String> packageName(CodeFile json) {
        return Optional.of(read(json).path("name").stringValue("")).filter(name -> !name.isEmpty());
    }

    private static JsonNode read(CodeFile file) {
        try {
            return JSON.readTree(file.content());
        } catch (JacksonException broken) {
            return JSON.missingNode();
        }
    }

    /** Where a name may lead for this importer, without an ending. */
    Stream<String> targets(String name, CodeFile importer) {
        var applies = folder.isEmpty() || importer.path().value().startsWith(folder + "/");
        if (!applies) {
            return Stream.empty();
        }
        if (!hasStar) {
            return name.equals(before) ? Stream.of(target) : Stream.empty();
        }
        var fits = name.startsWith(before) && name.endsWith(after) && name.length() >= before.length() + after.length();
        return fits
                ? Stream.of(target.replace("*", name.substring(before.length(), name.length() - after.length())))
                : Stream.empty();
    }
}
