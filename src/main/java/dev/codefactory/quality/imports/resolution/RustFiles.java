package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.imports.syntax.Import;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Modules of Rust crates: a file, or a folder with {@code mod.rs}. */
final class RustFiles implements Resolver {

    private static final List<String> CRATE_ROOTS = List.of("lib.rs", "main.rs");
    private static final Pattern CRATE = Pattern.compile("(?ms)^\\[package\\][^\\[]*?^name\\s*=\\s*\"([^\"]+)\"");

    private final ProjectFiles project;
    private final FileTree tree;
    private final Map<String, String> sourcesByCrate = new TreeMap<>();
    private final Map<String, Boolean> declared = new HashMap<>();

    RustFiles(ProjectFiles project, FileTree tree) {
        this.project = project;
        this.tree = tree;
        project.named("Cargo.toml")
                .forEach(toml -> CRATE.matcher(toml.content())
                        .results()
                        .forEach(match -> sourcesByCrate.put(
                                match.group(1).replace('-', '_'), inside(ProjectFiles.folderOf(toml), "src"))));
    }

    @Override
    public Target resolve(Import found, CodeFile importer) {
        if (found.name().startsWith(Import.RUST_MODULE)) {
            return module(found.name().substring(Import.RUST_MODULE.length()), importer);
        }
        var segments = List.of(found.name().split("::"));
        var rest = segments.subList(1, segments.size());
        return switch (segments.getFirst()) {
            case "crate" -> deepest(crateFolder(importer), rest);
            case "self" -> deepest(moduleFolder(importer), rest);
            case "super" -> fromParent(importer, rest);
            case String first when sourcesByCrate.containsKey(first) -> deepest(sourcesByCrate.get(first), rest);
            case String first when isDeclared(first) -> deepest(moduleFolder(importer), segments);
            default -> new Target.Elsewhere();
        };
    }

    /** A module must have its file, unless an attribute says where it is or whether it is there at all. */
    private Target module(String name, CodeFile importer) {
        var file = fileOf(inside(moduleFolder(importer), name));
        if (file.isPresent()) {
            return ProjectFiles.project(file.get());
        }
        var simple = name.substring(name.lastIndexOf('/') + 1);
        var withAttribute = Pattern.compile("#\\[[^\\]]*\\]\\s*(pub(\\([^)]*\\))?\\s+)?mod\\s+" + simple + "\\b");
        return withAttribute.matcher(importer.content()).find() ? ProjectFiles.project() : new Target.Missing();
    }

    private Target fromParent(CodeFile importer, List<String> path) {
        var ups = (int) path.stream().takeWhile("super"::equals).count();
        return ProjectFiles.join(moduleFolder(importer), "../".repeat(ups + 1))
                .map(folder -> deepest(folder, path.subList(ups, path.size())))
                .orElseGet(ProjectFiles::project);
    }

    /** The file of the longest beginning of the path that is a module; the rest names something inside of it. */
    private Target deepest(String folder, List<String> path) {
        for (var length = path.size(); length > 0; length--) {
            var file = fileOf(inside(folder, String.join("/", path.subList(0, length))));
            if (file.isPresent()) {
                return ProjectFiles.project(file.get());
            }
        }
        return ProjectFiles.project(Stream.concat(
                        Stream.of(inside(folder, "mod.rs"), folder + ".rs"),
                        CRATE_ROOTS.stream().map(root -> inside(folder, root)))
                .flatMap(file -> project.file(file).stream())
                .limit(1)
                .toList());
    }

    private Optional<CodePath> fileOf(String module) {
        return project.firstFile(Stream.of(module + ".rs", module + "/mod.rs"));
    }

    private String crateFolder(CodeFile importer) {
        var folders = ProjectFiles.upwards(ProjectFiles.folderOf(importer));
        return folders.stream()
                .filter(folder -> CRATE_ROOTS.stream()
                        .anyMatch(root -> project.file(inside(folder, root)).isPresent()))
                .findFirst()
                .orElse(folders.getFirst());
    }

    /** Where the modules below a file lie. */
    private static String moduleFolder(CodeFile file) {
        var folder = ProjectFiles.folderOf(file);
        var name = file.path().fileName();
        var isRoot =
                CRATE_ROOTS.contains(name) || name.equals("mod.rs") || folder.matches("(.*/)?(tests|examples|bin)");
        return isRoot ? folder : inside(folder, name.replaceFirst("\\.rs$", ""));
    }

    private boolean isDeclared(String name) {
        return declared.computeIfAbsent(name, this::findDeclaration);
    }

    private boolean findDeclaration(String name) {
        var declaration = Pattern.compile("\\b(mod|enum|struct|trait|union)\\s+" + Pattern.quote(name)
                + "\\b|\\buse\\s[^;]*(\\bas\\s+|::|[{,]\\s*)" + Pattern.quote(name) + "\\b");
        return tree.files().stream()
                .filter(file ->
                        file.language().filter(CodeLanguage.RUST::equals).isPresent())
                .anyMatch(file -> declaration.matcher(file.content()).find());
    }

    private static String inside(String folder, String... names) {
        var path = String.join("/", Arrays.asList(names));
        return folder.isEmpty() ? path : folder + "/" + path;
    }
}
