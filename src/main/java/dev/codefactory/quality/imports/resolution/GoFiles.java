package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.quality.imports.syntax.Import;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Packages of Go: the folders below a go.mod. */
final class GoFiles implements Resolver {

    private static final Pattern MODULE = Pattern.compile("(?m)^module\\s+\"?([^\\s\"]+)");

    private final ProjectFiles project;
    private final Map<String, String> folderByModule = new TreeMap<>();

    GoFiles(ProjectFiles project) {
        this.project = project;
        project.named("go.mod")
                .forEach(mod -> MODULE.matcher(mod.content())
                        .results()
                        .forEach(match -> folderByModule.put(match.group(1), ProjectFiles.folderOf(mod))));
    }

    /** Without go.mod the module's name is unknown, so a path that ends in a folder of the tree is taken as its own. */
    @Override
    public Target resolve(Import found, CodeFile importer) {
        var name = found.name();
        if (name.equals("C")) {
            return ProjectFiles.project();
        }
        if (name.startsWith(".")) {
            return ProjectFiles.join(ProjectFiles.folderOf(importer), name)
                    .map(this::filesIn)
                    .orElseGet(Target.Missing::new);
        }
        for (var module : folderByModule.entrySet()) {
            if (name.equals(module.getKey()) || name.startsWith(module.getKey() + "/")) {
                var below = name.substring(module.getKey().length());
                return ProjectFiles.join(module.getValue(), below)
                        .map(this::filesIn)
                        .orElseGet(Target.Missing::new);
            }
        }
        return folderByModule.isEmpty() ? byFolder(name) : new Target.Elsewhere();
    }

    private Target byFolder(String name) {
        return project.folders().stream()
                .filter(folder -> !folder.isEmpty() && name.endsWith("/" + folder))
                .filter(folder -> !goFiles(folder).isEmpty())
                .max(Comparator.comparingInt(String::length))
                .map(this::filesIn)
                .orElseGet(Target.Elsewhere::new);
    }

    private Target filesIn(String folder) {
        var files = goFiles(folder);
        return files.isEmpty() ? new Target.Missing() : ProjectFiles.project(files);
    }

    private List<CodePath> goFiles(String folder) {
        return project.in(folder).stream()
                .filter(path -> path.value().endsWith(".go") && !path.value().endsWith("_test.go"))
                .toList();
    }
}
