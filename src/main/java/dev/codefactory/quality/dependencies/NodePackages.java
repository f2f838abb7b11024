package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.dependencies.manifest.Registry;
import dev.codefactory.quality.names.NameList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Modules of Node.js and npm packages, for JavaScript and TypeScript. */
final class NodePackages implements Ecosystem {

    private static final Set<String> TEST_FRAMEWORKS =
            Set.of("jest", "@jest/globals", "mocha", "chai", "vitest", "jasmine", "ava", "tap", "sinon");
    private static final String TYPES = "@types/";

    private final NameList standard = NameList.load("node-standard.txt");
    private final NameList known = NameList.load("node-known.txt");

    @Override
    public Registry registry() {
        return Registry.NPM;
    }

    @Override
    public boolean inStandardLibrary(String name) {
        return standard.contains(name)
                || (name.startsWith("node:") && standard.contains(name.substring("node:".length())));
    }

    @Override
    public boolean testFramework(String name) {
        return TEST_FRAMEWORKS.contains(packageOf(name));
    }

    @Override
    public boolean wellKnown(String name) {
        return knownPackage(packageOf(name));
    }

    /** The types of a known package are written by others, and there are too many to list. */
    @Override
    public boolean knownPackage(String declared) {
        return known.contains(declared)
                || TEST_FRAMEWORKS.contains(declared)
                || (declared.startsWith(TYPES) && isTyped(declared.substring(TYPES.length())));
    }

    private boolean isTyped(String name) {
        return known.contains(name) || standard.contains(name) || known.contains("@" + name.replace("__", "/"));
    }

    @Override
    public String packageOf(String name) {
        if (name.startsWith(".")) {
            return name;
        }
        return Stream.of(name.split("/")).limit(name.startsWith("@") ? 2 : 1).collect(Collectors.joining("/"));
    }

    @Override
    public boolean comesFrom(String name, String declared) {
        var wanted = packageOf(name);
        return declared.equals(wanted)
                || declared.equals(TYPES + wanted.replaceFirst("^@", "").replace("/", "__"));
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(standard.names());
        names.addAll(known.names());
        return names;
    }

    @Override
    public Set<String> packages() {
        return known.names();
    }
}
