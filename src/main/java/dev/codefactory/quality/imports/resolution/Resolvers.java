package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.imports.syntax.ReadFile;
import java.util.List;

/** One resolver for each language, over one tree. */
public final class Resolvers {

    private final Resolver python;
    private final Resolver node;
    private final Resolver java;
    private final Resolver go;
    private final Resolver rust;
    private final Resolver cpp;

    public Resolvers(FileTree tree, List<ReadFile> read) {
        var project = new ProjectFiles(tree);
        python = new PythonFiles(project);
        node = new NodeFiles(project);
        java = new JavaFiles(read.stream()
                .filter(file ->
                        file.file().language().filter(CodeLanguage.JAVA::equals).isPresent())
                .toList());
        go = new GoFiles(project);
        rust = new RustFiles(project, tree);
        cpp = new CppFiles(project);
    }

    public Resolver of(CodeLanguage language) {
        return switch (language) {
            case PYTHON -> python;
            case JAVASCRIPT, TYPESCRIPT -> node;
            case JAVA -> java;
            case GO -> go;
            case RUST -> rust;
            case CPP -> cpp;
        };
    }
}
