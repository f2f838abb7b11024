package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.quality.imports.syntax.Import;
import dev.codefactory.quality.names.NameList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Modules and packages of Python, looked for from the folder of the importer upwards, in {@code src}, and wherever they may lie. */
final class PythonFiles implements Resolver {

    private static final List<String> ENDINGS = List.of(".py", "/__init__.py", ".pyi", "/__init__.pyi", ".pyx");

    private final ProjectFiles project;
    private final NameList standard = NameList.load("python-standard.txt");

    PythonFiles(ProjectFiles project) {
        this.project = project;
    }

    @Override
    public Target resolve(Import found, CodeFile importer) {
        if (found.local()) {
            return relative(found, importer);
        }
        var first = found.name().split("\\.", 2)[0];
        var root = rootOf(first, importer);
        if (root.isEmpty()) {
            return new Target.Elsewhere();
        }
        var module = inside(root.get(), found.name().replace('.', '/'));
        return leadsSomewhere(module) ? files(module, found) : new Target.Missing();
    }

    /** The folder the first name of a path lies in. A module of the standard library is hidden by a file beside the start script only. */
    private Optional<String> rootOf(String first, CodeFile importer) {
        if (standard.contains(first)) {
            return project.file(first + ".py").map(_ -> "");
        }
        var likely =
                Stream.concat(ProjectFiles.upwards(ProjectFiles.folderOf(importer)).stream(), Stream.of("src", "lib"));
        var anywhere = project.folders().stream().sorted();
        return Stream.concat(likely, anywhere)
                .filter(folder -> leadsSomewhere(inside(folder, first)))
                .findFirst();
    }

    private Target relative(Import found, CodeFile importer) {
        var rest = found.name().replaceFirst("^\\.+", "");
        var levels = found.name().length() - rest.length();
        var folder = ProjectFiles.join(ProjectFiles.folderOf(importer), "../".repeat(levels - 1));
        if (folder.isEmpty()) {
            return new Target.Missing();
        }
        var module = rest.isEmpty() ? folder.get() : inside(folder.get(), rest.replace('.', '/'));
        var isThere = rest.isEmpty()
                ? found.members().stream().allMatch(member -> offers(module, member))
                : leadsSomewhere(module);
        return isThere ? files(module, found) : new Target.Missing();
    }

    /** Whether a package has a name: as a module in it, or as something its own file may define. */
    private boolean offers(String folder, String member) {
        return leadsSomewhere(inside(folder, member))
                || project.file(inside(folder, "__init__.py"))
                        .flatMap(project::content)
                        .filter(init -> Pattern.compile("\\b" + Pattern.quote(member) + "\\b|import \\*|__getattr__")
                                .matcher(init.content())
                                .find())
                        .isPresent();
    }

    /** The package's own file is left out where only modules are taken out of it, or every package would be in a circle. */
    private Target files(String module, Import found) {
        var files = new LinkedHashSet<CodePath>();
        found.members().forEach(member -> fileOf(inside(module, member)).ifPresent(files::add));
        if (files.isEmpty() || files.size() < found.members().size()) {
            fileOf(module).ifPresent(files::add);
        }
        return new Target.Project(files);
    }

    private boolean leadsSomewhere(String module) {
        return fileOf(module).isPresent() || (!module.isEmpty() && project.isFolder(module));
    }

    private Optional<CodePath> fileOf(String module) {
        return module.isEmpty()
                ? project.file("__init__.py")
                : project.firstFile(ENDINGS.stream().map(ending -> module + ending));
    }

    private static String inside(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
