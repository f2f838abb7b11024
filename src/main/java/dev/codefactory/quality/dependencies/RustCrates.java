package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rust crates, told from the modules and types of the project by what the tree declares. */
final class RustCrates implements Ecosystem {

    private static final Set<String> STANDARD = Set.of("std", "core", "alloc", "proc_macro", "test");
    private static final Set<String> OWN = Set.of("crate", "self", "super");
    private static final Pattern FIRST = Pattern.compile("^(?:::)?(\\w+)");
    private static final Pattern PACKAGE_NAME = Pattern.compile("(?m)^name\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern DEPENDENCY =
            Pattern.compile("(?m)^(?:\\[[\\w-]*dependencies\\.)?([\\w-]+)(?:\\]|\\s*=)");

    private final NameList known = NameList.load("rust-known.txt");

    @Override
    public List<String> patterns() {
        return List.of("(use_declaration argument: (_) @name)", "(extern_crate_declaration name: (identifier) @name)");
    }

    @Override
    public String nameIn(String captured) {
        var first = FIRST.matcher(captured);
        return first.find() ? first.group(1) : "self";
    }

    /** A test in {@code tests/} names the crate itself; without a Cargo.toml nobody knows its name. */
    @Override
    public boolean inProject(String name, CodeFile importer, FileTree tree) {
        var declaration = Pattern.compile("\\b(mod|enum|struct|trait|use\\s[^;]*\\bas|union)\\s+" + name + "\\b");
        return OWN.contains(name)
                || tree.files().stream()
                        .filter(file -> file.language()
                                .filter(CodeLanguage.RUST::equals)
                                .isPresent())
                        .anyMatch(file -> declaration.matcher(file.content()).find())
                || Ecosystem.manifests(tree, "Cargo.toml")
                        .flatMap(toml -> PACKAGE_NAME.matcher(toml).results())
                        .anyMatch(match -> match.group(1).replace('-', '_').equals(name));
    }

    @Override
    public boolean inStandardLibrary(String name) {
        return STANDARD.contains(name);
    }

    @Override
    public boolean declared(String name, FileTree tree) {
        return Ecosystem.manifests(tree, "Cargo.toml")
                .flatMap(toml -> DEPENDENCY.matcher(toml).results())
                .anyMatch(match -> match.group(1).replace('-', '_').equals(name));
    }

    @Override
    public boolean testFramework(String name) {
        return Set.of("proptest", "quickcheck", "rstest").contains(name);
    }

    @Override
    public boolean wellKnown(String name) {
        return known.contains(name);
    }

    @Override
    public String packageOf(String name) {
        return name;
    }

    @Override
    public Set<String> names() {
        return known.names();
    }
}
