package dev.codefactory.quality.dependencies;

import dev.codefactory.code.FileTree;
import dev.codefactory.quality.names.NameList;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Modules of Node.js and npm packages, for JavaScript and TypeScript. */
final class NodePackages implements Ecosystem {

    private static final Set<String> TEST_FRAMEWORKS =
            Set.of("jest", "@jest/globals", "mocha", "chai", "vitest", "jasmine", "ava", "tap", "sinon");
    private static final Pattern DEPENDENCIES = Pattern.compile("\"\\w*[dD]ependencies\"\\s*:\\s*\\{([^}]*)\\}");
    private static final Pattern KEY = Pattern.compile("\"([^\"]+)\"\\s*:");

    private final NameList standard = NameList.load("node-standard.txt");
    private final NameList known = NameList.load("node-known.txt");

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
