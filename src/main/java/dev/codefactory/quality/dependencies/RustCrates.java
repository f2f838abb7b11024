package dev.codefactory.quality.dependencies;

import dev.codefactory.code.FileTree;
import dev.codefactory.quality.names.NameList;
import java.util.Set;
import java.util.regex.Pattern;

/** Rust crates, told from the modules and types of the project by what the tree declares. */
final class RustCrates implements Ecosystem {

    private static final Set<String> STANDARD = Set.of("std", "core", "alloc", "proc_macro", "test");
    private static final Set<String> OWN = Set.of("crate", "self", "super");
    private static final Pattern DEPENDENCY =
            Pattern.compile("(?m)^(?:\\[[\\w-]*dependencies\\.)?([\\w-]+)(?:\\]|\\s*=)");

    private final NameList known = NameList.load("rust-known.txt");

    @Override
    public boolean inStandardLibrary(String name) {
        return STANDARD.contains(packageOf(name)) || OWN.contains(packageOf(name));
    }

    @Override
    public boolean declared(String name, FileTree tree) {
        return Ecosystem.manifests(tree, "Cargo.toml")
                .flatMap(toml -> DEPENDENCY.matcher(toml).results())
                .anyMatch(match -> match.group(1).replace('-', '_').equals(packageOf(name)));
    }

    @Override
    public boolean testFramework(String name) {
        return Set.of("proptest", "quickcheck", "rstest").contains(packageOf(name));
    }

    @Override
    public boolean wellKnown(String name) {
        return known.contains(packageOf(name));
    }

    @Override
    public String packageOf(String name) {
        return name.split("::", 2)[0];
    }

    @Override
    public Set<String> names() {
        return known.names();
    }
}
