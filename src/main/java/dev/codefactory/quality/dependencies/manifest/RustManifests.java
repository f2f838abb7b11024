package dev.codefactory.quality.dependencies.manifest;

import dev.codefactory.quality.dependencies.manifest.Declaration.Origin;
import dev.codefactory.quality.dependencies.manifest.Declaration.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** {@code Cargo.toml}. */
final class RustManifests {

    private RustManifests() {}

    static Optional<List<Declaration>> cargo(String content) throws UnreadableManifestException {
        var root = Documents.toml(content);
        var found = new ArrayList<Declaration>();
        sections(root, found);
        sections(root.path("workspace"), found);
        root.path("target").forEach(target -> sections(target, found));
        return Optional.of(found);
    }

    private static void sections(JsonNode table, List<Declaration> found) {
        section(table.path("dependencies"), Scope.RUNTIME, found);
        section(table.path("dev-dependencies"), Scope.DEVELOPMENT, found);
        section(table.path("build-dependencies"), Scope.DEVELOPMENT, found);
    }

    private static void section(JsonNode table, Scope scope, List<Declaration> found) {
        table.propertyStream().map(entry -> declaration(entry, scope)).forEach(found::add);
    }

    private static Declaration declaration(Map.Entry<String, JsonNode> entry, Scope scope) {
        var value = entry.getValue();
        var name = value.path("package").stringValue(entry.getKey());
        return new Declaration(name, entry.getKey(), scope, origin(value));
    }

    private static Origin origin(JsonNode value) {
        if (value.has("git")) {
            var pinned = Stream.of("rev", "tag").anyMatch(value::has);
            return new Origin.Remote(value.path("git").stringValue(""), pinned);
        }
        return value.has("path") ? new Origin.Local(value.path("path").stringValue("")) : new Origin.FromRegistry();
    }
}
