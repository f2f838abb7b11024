package dev.codefactory.quality.dependencies.manifest;

import dev.codefactory.quality.dependencies.manifest.Declaration.Origin;
import dev.codefactory.quality.dependencies.manifest.Declaration.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Requirements, {@code pyproject.toml}, {@code Pipfile}, {@code setup.cfg} and {@code setup.py}. */
final class PythonManifests {

    private static final Pattern NAME =
            Pattern.compile("^([A-Za-z0-9][\\w.-]*)\\s*(?:\\[[^\\]]*\\])?\\s*(@\\s*(\\S+))?");
    private static final Pattern EGG = Pattern.compile("[#&]egg=([A-Za-z0-9][\\w.-]*)");
    private static final Pattern ADDRESS =
            Pattern.compile("^(?:-e\\s+|--editable[ =])?((?:git|hg|svn|bzr)\\+\\S+|https?://\\S+)");
    private static final Pattern LOCAL =
            Pattern.compile("^(?:-e\\s+|--editable[ =])?((?:\\.{0,2}/|\\.$|\\.\\[|file:)\\S*)");
    private static final Pattern PINNED =
            Pattern.compile("@[0-9a-f]{7,40}([#&].*)?$|@v?\\d[\\w.-]*([#&].*)?$|[#&]sha256=");
    private static final Pattern INSTALL_REQUIRES =
            Pattern.compile("(?s)(install_requires|tests_require|extras_require)\\s*=\\s*[\\[{](.*?)[\\]}]\\s*[,)\\n]");
    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");
    private static final Pattern CFG_SECTION = Pattern.compile(
            "(?ms)^install_requires\\s*=\\s*(.*?)(?=^\\S|\\z)|^\\[options\\.extras_require\\](.*?)(?=^\\[|\\z)");

    private PythonManifests() {}

    static Optional<List<Declaration>> requirements(String content) {
        return Optional.of(content.lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*$", "").strip())
                .flatMap(line -> requirement(line, Scope.RUNTIME).stream())
                .toList());
    }

    /** One requirement as PEP 508 or pip write it; options and names of other files are none. */
    private static Optional<Declaration> requirement(String line, Scope scope) {
        var address = ADDRESS.matcher(line);
        if (address.find()) {
            var egg = EGG.matcher(line);
            return Optional.of(Declaration.of(egg.find() ? egg.group(1) : "", scope, remote(address.group(1))));
        }
        var local = LOCAL.matcher(line);
        if (local.find()) {
            return Optional.of(
                    Declaration.of("", scope, new Origin.Local(local.group(1).replaceFirst("\\[.*", ""))));
        }
        var name = NAME.matcher(line);
        if (!name.find()) {
            return Optional.empty();
        }
        var from = name.group(3);
        var origin = from == null ? new Origin.FromRegistry() : located(from);
        return Optional.of(Declaration.of(name.group(1), scope, origin));
    }

    private static Origin located(String address) {
        return address.startsWith("file:") || address.startsWith(".")
                ? new Origin.Local(address.replaceFirst("^file:(//)?", ""))
                : remote(address);
    }

    private static Origin remote(String address) {
        return new Origin.Remote(address, PINNED.matcher(address).find());
    }

    static Optional<List<Declaration>> pyproject(String content) throws UnreadableManifestException {
        var root = Documents.toml(content);
        var project = root.path("project");
        var poetry = root.path("tool").path("poetry");
        var groups = root.path("dependency-groups");
        if (project.isMissingNode() && poetry.isMissingNode() && groups.isMissingNode()) {
            return Optional.empty();
        }
        var found = new ArrayList<Declaration>();
        strings(project.path("dependencies"), Scope.RUNTIME, found);
        project.path("optional-dependencies").forEach(extra -> strings(extra, Scope.DEVELOPMENT, found));
        groups.forEach(group -> strings(group, Scope.DEVELOPMENT, found));
        table(poetry.path("dependencies"), Scope.RUNTIME, found);
        table(poetry.path("dev-dependencies"), Scope.DEVELOPMENT, found);
        poetry.path("group").forEach(group -> table(group.path("dependencies"), Scope.DEVELOPMENT, found));
        return Optional.of(found);
    }

    static Optional<List<Declaration>> pipfile(String content) throws UnreadableManifestException {
        var root = Documents.toml(content);
        var found = new ArrayList<Declaration>();
        table(root.path("packages"), Scope.RUNTIME, found);
        table(root.path("dev-packages"), Scope.DEVELOPMENT, found);
        return Optional.of(found);
    }

    private static void strings(JsonNode list, Scope scope, List<Declaration> found) {
        list.forEach(line -> requirement(line.stringValue("").strip(), scope).ifPresent(found::add));
    }

    private static void table(JsonNode table, Scope scope, List<Declaration> found) {
        table.propertyStream()
                .filter(entry -> !entry.getKey().equals("python"))
                .forEach(entry -> found.add(Declaration.of(entry.getKey(), scope, origin(entry.getValue()))));
    }

    private static Origin origin(JsonNode value) {
        var pinned = Stream.of("rev", "tag", "ref").anyMatch(value::has);
        if (value.has("git")) {
            return new Origin.Remote(value.path("git").stringValue(""), pinned);
        }
        if (value.has("url")) {
            return remote(value.path("url").stringValue(""));
        }
        return value.has("path") ? new Origin.Local(value.path("path").stringValue("")) : new Origin.FromRegistry();
    }

    static Optional<List<Declaration>> setupCfg(String content) {
        var found = CFG_SECTION
                .matcher(content)
                .results()
                .flatMap(match -> (match.group(1) == null ? match.group(2) : match.group(1)).lines())
                .map(line -> line.replaceFirst("^[\\w.-]+\\s*=\\s*", "").strip())
                .flatMap(line -> requirement(line, Scope.RUNTIME).stream())
                .toList();
        return content.contains("[metadata]") || !found.isEmpty() ? Optional.of(found) : Optional.empty();
    }

    /** What a program computes is not known; what it spells out is. */
    static Optional<List<Declaration>> setupPy(String content) {
        var found = INSTALL_REQUIRES
                .matcher(content)
                .results()
                .flatMap(match -> QUOTED.matcher(match.group(2)).results())
                .flatMap(quoted -> requirement(quoted.group(1).strip(), Scope.RUNTIME).stream())
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }
}
