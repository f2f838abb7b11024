package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.dependencies.manifest.Registry;
import dev.codefactory.quality.names.NameList;
import java.util.HashSet;
import java.util.Set;

/** Go packages by their import paths. */
final class GoPackages implements Ecosystem {

    private final NameList standard = NameList.load("go-standard.txt");
    private final NameList known = NameList.load("go-known.txt");

    @Override
    public Registry registry() {
        return Registry.GO;
    }

    @Override
    public boolean inStandardLibrary(String name) {
        return standard.contains(name);
    }

    @Override
    public boolean testFramework(String name) {
        return false;
    }

    @Override
    public boolean wellKnown(String name) {
        return known.containsPrefixOf(name, '/');
    }

    @Override
    public boolean knownPackage(String declared) {
        return wellKnown(declared);
    }

    @Override
    public String packageOf(String name) {
        return name;
    }

    @Override
    public boolean comesFrom(String name, String declared) {
        return name.equals(declared) || name.startsWith(declared + "/");
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
