package dev.codefactory.quality.dependencies;

import dev.codefactory.code.FileTree;
import dev.codefactory.quality.names.NameList;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Go packages by their import paths. */
final class GoPackages implements Ecosystem {

    private static final Pattern REQUIRE = Pattern.compile("(?m)^\\s*(?:require\\s+)?([\\w.-]+\\.[\\w.-]+/\\S+)\\s+v");

    private final NameList standard = NameList.load("go-standard.txt");
    private final NameList known = NameList.load("go-known.txt");

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
