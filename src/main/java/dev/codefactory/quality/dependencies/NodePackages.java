package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Modules of Node.js and npm packages, for JavaScript and TypeScript. */
final class NodePackages implements Ecosystem {

    private static final Set<String> TEST_FRAMEWORKS =
            Set.of("jest", "@jest/globals", "mocha", "chai", "vitest", "jasmine", "ava", "tap", "sinon");
    private static final List<String> ENDINGS = List.of(
            "",
            ".js",
            ".mjs",
            ".cjs",
            ".jsx",
            ".ts",
            ".tsx",
            ".mts",
            ".cts",
            ".d.ts",
            ".json",
            "/index.js",
            "/index.mjs",
            "/index.jsx",
            "/index.ts",
            "/index.tsx");
    private static final Pattern COMPILED = Pattern.compile("\\.([cm]?)js(x?)$");
    private static final Pattern DEPENDENCIES = Pattern.compile("\"\\w*[dD]ependencies\"\\s*:\\s*\\{([^}]*)\\}");
    private static final Pattern KEY = Pattern.compile("\"([^\"]+)\"\\s*:");

    private final NameList standard = NameList.load("node-standard.txt");
    private final NameList known = NameList.load("node-known.txt");

    @Override
    public List<String> patterns() {
        return List.of(
                "(import_statement source: (string (string_fragment) @name))",
                "(export_statement source: (string (string_fragment) @name))",
                "(call_expression function: (identifier) @f arguments: (arguments . (string (string_fragment) @name))"
                        + " (#eq? @f \"require\"))",
                "(call_expression function: (import) arguments: (arguments . (string (string_fragment) @name)))");
    }

    /** A relative name must lead to a file of the tree; aliases of build tools are taken as they are. */
    @Override
    public boolean inProject(String name, CodeFile importer, FileTree tree) {
        if (!name.startsWith(".")) {
            var first = name.split("/", 2)[0];
            return name.matches("[/#~].*|@/.*|virtual:.*")
                    || tree.paths().stream().anyMatch(path -> path.value().startsWith(first + "/"));
        }
        var target = Path.of("/" + importer.path())
                .resolveSibling(name)
                .normalize()
                .toString()
                .substring(1);
        var source = COMPILED.matcher(target).replaceFirst(".$1ts$2");
        var paths = tree.paths().stream().map(CodePath::value).collect(Collectors.toSet());
        return target.isEmpty()
                || paths.contains(source)
                || ENDINGS.stream().anyMatch(ending -> paths.contains(target + ending));
    }

    @Override
    public boolean inStandardLibrary(String name) {
        return standard.contains(name)
                || (name.startsWith("node:") && standard.contains(name.substring("node:".length())));
    }

    @Override
    public boolean declared(String name, FileTree tree) {
        return Ecosystem.manifests(tree, "package.json")
                .flatMap(json -> DEPENDENCIES.matcher(json).results())
                .flatMap(block -> KEY.matcher(block.group(1)).results())
                .anyMatch(key -> key.group(1).equals(packageOf(name)));
    }

    @Override
    public boolean testFramework(String name) {
        return TEST_FRAMEWORKS.contains(packageOf(name));
    }

    @Override
    public boolean wellKnown(String name) {
        return known.contains(packageOf(name));
    }

    @Override
    public String packageOf(String name) {
        if (name.startsWith(".")) {
            return name;
        }
        return Stream.of(name.split("/")).limit(name.startsWith("@") ? 2 : 1).collect(Collectors.joining("/"));
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(standard.names());
        names.addAll(known.names());
        return names;
    }
}
