package dev.codefactory.quality.dependencies.manifest;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.util.List;
import java.util.Optional;

/**
 * A file that says which packages a project needs.
 *
 * @param declarations in the order of the file
 * @param complaint why it could not be read, empty when it could
 */
public record Manifest(CodeFile file, Registry registry, List<Declaration> declarations, Optional<String> complaint) {

    public Manifest {
        declarations = List.copyOf(declarations);
    }

    /** Every manifest of a tree. Files of the same name that declare nothing, such as settings of tools, are none. */
    public static List<Manifest> in(FileTree tree) {
        return tree.files().stream().flatMap(file -> of(file).stream()).toList();
    }

    private static Optional<Manifest> of(CodeFile file) {
        return Optional.ofNullable(ManifestFormat.of(file.path())).flatMap(format -> {
            try {
                return format.read(file.content())
                        .map(found -> new Manifest(file, format.registry(), found, Optional.empty()));
            } catch (UnreadableManifestException broken) {
                return Optional.of(new Manifest(file, format.registry(), List.of(), Optional.of(broken.reason())));
            }
        });
    }

    /** The line that names a package first; 0 when none does. */
    public int lineOf(Declaration declaration) {
        var name = declaration.name().substring(declaration.name().indexOf(':') + 1);
        var lines = file.content().lines().toList();
        for (var number = 1; number <= lines.size(); number++) {
            if (lines.get(number - 1).contains(name)) {
                return number;
            }
        }
        return 0;
    }
}
