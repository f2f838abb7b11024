package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.quality.imports.syntax.Import;
import dev.codefactory.quality.imports.syntax.Namespace;
import dev.codefactory.quality.imports.syntax.ReadFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Types of Java by their full names; which of a package's types a file uses is told by the names in it. */
final class JavaFiles implements Resolver {

    private final Map<String, CodePath> types = new HashMap<>();
    private final Set<String> packages = new HashSet<>();
    private final Map<CodePath, Namespace> namespaces = new HashMap<>();

    JavaFiles(Collection<ReadFile> files) {
        for (var file : files) {
            var namespace = file.namespace();
            packages.add(namespace.name());
            namespaces.put(file.file().path(), namespace);
            namespace
                    .declares()
                    .forEach(type -> types.put(
                            qualified(namespace.name(), type), file.file().path()));
        }
    }

    @Override
    public Target resolve(Import found, CodeFile importer) {
        var star = found.name().endsWith(".*");
        var name = star ? found.name().substring(0, found.name().length() - 2) : found.name();
        if (star && packages.contains(name)) {
            return usedTypes(name, importer);
        }
        var type = enclosing(name);
        if (type.isPresent()) {
            return ProjectFiles.project(type.get());
        }
        return isOwn(name) ? new Target.Missing() : new Target.Elsewhere();
    }

    /** Whether a name lies in or below a package of the project; one of a single segment is too little to tell. */
    private boolean isOwn(String name) {
        return packages.stream().anyMatch(own -> own.contains(".") && name.startsWith(own + "."));
    }

    /** The type of this name or, for a nested one, of the longest prefix. */
    private Optional<CodePath> enclosing(String name) {
        for (var prefix = name; prefix.contains("."); prefix = prefix.substring(0, prefix.lastIndexOf('.'))) {
            if (types.containsKey(prefix)) {
                return Optional.ofNullable(types.get(prefix));
            }
        }
        return Optional.empty();
    }

    private Target usedTypes(String owner, CodeFile importer) {
        var files = new LinkedHashSet<CodePath>();
        namespaces.getOrDefault(importer.path(), Namespace.NONE).mentions().stream()
                .sorted()
                .flatMap(name -> Optional.ofNullable(types.get(qualified(owner, name))).stream())
                .forEach(files::add);
        return new Target.Project(files);
    }

    private static String qualified(String owner, String type) {
        return owner.isEmpty() ? type : owner + "." + type;
    }
}
