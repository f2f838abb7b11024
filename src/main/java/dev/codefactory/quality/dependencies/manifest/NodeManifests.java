package dev.codefactory.quality.dependencies.manifest;

import dev.codefactory.quality.dependencies.manifest.Declaration.Origin;
import dev.codefactory.quality.dependencies.manifest.Declaration.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code package.json}. */
final class NodeManifests {

    private static final Map<String, Scope> SECTIONS = new LinkedHashMap<>();
    private static final Pattern ALIAS = Pattern.compile("npm:(@?[^@]+)(@.*)?");
    private static final Pattern LOCAL = Pattern.compile("(?:file|link|portal):(.*)|(\\.{1,2}/.*)");
    private static final Pattern REMOTE = Pattern.compile(
            "git.*|github:.*|gitlab:.*|bitbucket:.*|gist:.*|https?://.*|ssh://.*|[\\w.-]+/[\\w.-]+(#.*)?");
    private static final Pattern PINNED = Pattern.compile("#[0-9a-f]{7,40}$|#(semver:)?v?\\d[\\w.-]*$");

    static {
        SECTIONS.put("dependencies", Scope.RUNTIME);
        SECTIONS.put("devDependencies", Scope.DEVELOPMENT);
        SECTIONS.put("peerDependencies", Scope.DEVELOPMENT);
        SECTIONS.put("optionalDependencies", Scope.DEVELOPMENT);
    }

    private NodeManifests() {}

    static Optional<List<Declaration>> packageJson(String content) throws UnreadableManifestException {
        var root = Documents.json(content);
        if (!root.has("name") && SECTIONS.keySet().stream().noneMatch(root::has)) {
            return Optional.empty();
        }
        var found = new ArrayList<Declaration>();
        SECTIONS.forEach((section, scope) -> root.path(section)
                .propertyStream()
                .map(entry -> declaration(entry.getKey(), entry.getValue().stringValue(""), scope))
                .forEach(found::add));
        return Optional.of(found);
    }

    private static Declaration declaration(String name, String version, Scope scope) {
        var alias = ALIAS.matcher(version);
        if (alias.matches()) {
            return new Declaration(alias.group(1), name, scope, new Origin.FromRegistry());
        }
        var local = LOCAL.matcher(version);
        if (local.matches()) {
            var path = local.group(1) == null ? local.group(2) : local.group(1);
            return Declaration.of(name, scope, new Origin.Local(path));
        }
        if (version.startsWith("workspace:")) {
            return Declaration.of(name, scope, new Origin.Local("."));
        }
        return REMOTE.matcher(version).matches()
                ? Declaration.of(
                        name,
                        scope,
                        new Origin.Remote(version, PINNED.matcher(version).find()))
                : Declaration.of(name, scope);
    }
}
