package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Go packages by their import paths. */
final class GoPackages implements Ecosystem {

    private static final Pattern MODULE = Pattern.compile("(?m)^module\\s+(\\S+)");
    private static final Pattern REQUIRE = Pattern.compile("(?m)^\\s*(?:require\\s+)?([\\w.-]+\\.[\\w.-]+/\\S+)\\s+v");

    private final NameList standard = NameList.load("go-standard.txt");
    private final NameList known = NameList.load("go-known.txt");

    @Override
    public List<String> patterns() {
        return List.of("(import_spec path: (_) @name)");
    }

    @Override
    public String nameIn(String captured) {
        return captured.replaceAll("[\"`]", "");
    }

    /** Without go.mod the module's name is unknown, so a path that ends in a folder of the tree is taken as its own. */
    @Override
    public boolean inProject(String name, CodeFile importer, FileTree tree) {
        var modules = Ecosystem.manifests(tree, "go.mod")
                .flatMap(mod -> MODULE.matcher(mod).results())
                .map(match -> match.group(1))
                .toList();
        if (!modules.isEmpty()) {
            return modules.stream().anyMatch(module -> name.equals(module) || name.startsWith(module + "/"));
        }
        return name.equals("C")
                || tree.paths().stream()
                        .map(path ->
                                path.value().substring(0, Math.max(path.value().lastIndexOf('/'), 0)))
                        .anyMatch(folder -> !folder.isEmpty() && name.endsWith("/" + folder));
    }

    @Override
    public boolean inStandardLibrary(String name) {
        return standard.contains(name);
    }

    @Override
    public boolean declared(String name, FileTree tree) {
        return Ecosystem.manifests(tree, "go.mod")
                .flatMap(mod -> REQUIRE.matcher(mod).results())
                .map(match -> match.group(1))
                .anyMatch(module -> name.equals(module) || name.startsWith(module + "/"));
    }

    @Override
    public boolean testFramework(String name) {
        return name.startsWith("github.com/stretchr/testify");
    }

    @Override
    public boolean wellKnown(String name) {
        return known.containsPrefixOf(name, '/');
    }

    @Override
    public String packageOf(String name) {
        return name;
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(standard.names());
        names.addAll(known.names());
        return names;
    }
}
