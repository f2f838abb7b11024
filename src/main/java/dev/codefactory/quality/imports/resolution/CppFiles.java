package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeFile;
import dev.codefactory.quality.imports.syntax.Import;

/** Headers: beside the file that includes them, or wherever the compiler may be told to look. */
final class CppFiles implements Resolver {

    private final ProjectFiles project;

    CppFiles(ProjectFiles project) {
        this.project = project;
    }

    @Override
    public Target resolve(Import found, CodeFile importer) {
        var beside =
                ProjectFiles.join(ProjectFiles.folderOf(importer), found.name()).flatMap(project::file);
        var name = found.name().replaceFirst("^(\\.\\.?/)+", "");
        return beside.or(() -> project.endingWith(name, importer.path()))
                .<Target>map(ProjectFiles::project)
                .orElseGet(Target.Elsewhere::new);
    }
}
