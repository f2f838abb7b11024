package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.dependencies.manifest.Registry;
import dev.codefactory.quality.names.NameList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rust crates, as code names them: with underscores for dashes. */
final class RustCrates implements Ecosystem {

    private static final Set<String> STANDARD = Set.of("std", "core", "alloc", "proc_macro", "test");

    private final NameList known = NameList.load("rust-known.txt");
    private final Set<String> crates = Stream.concat(known.names().stream(), known.installed().stream())
            .map(RustCrates::inCode)
            .collect(Collectors.toUnmodifiableSet());

    private static String inCode(String crate) {
        return crate.replace('-', '_');
    }

    @Override
    public Registry registry() {
        return Registry.CRATES;
    }

    @Override
    public boolean inStandardLibrary(String name) {
        return STANDARD.contains(packageOf(name));
    }

    @Override
    public boolean testFramework(String name) {
        return false;
    }

    @Override
    public boolean wellKnown(String name) {
        return known.contains(packageOf(name));
    }

    @Override
    public boolean knownPackage(String declared) {
        return crates.contains(inCode(declared));
    }

    @Override
    public String packageOf(String name) {
        return name.split("::", 2)[0];
    }

    @Override
    public boolean comesFrom(String name, String declared) {
        var crate = packageOf(name);
        return inCode(declared).equals(crate) || declared.equals(known.installedBy(crate));
    }

    @Override
    public Set<String> names() {
        return known.names();
    }

    @Override
    public Set<String> packages() {
        return crates;
    }
}
