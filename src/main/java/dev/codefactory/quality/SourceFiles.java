package dev.codefactory.quality;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.dependencies.manifest.Manifest;
import dev.codefactory.quality.source.Signatures;
import dev.codefactory.quality.source.TestFileNames;
import java.util.List;
import java.util.Optional;

/** What can be told of a source file without judging it. */
public final class SourceFiles {

    private SourceFiles() {}

    /** Whether its name says that it holds tests. */
    public static boolean isTest(CodeFile file) {
        return file.language()
                .filter(language -> TestFileNames.matches(language, file.path()))
                .isPresent();
    }

    /** The file without the bodies of its functions: all that others need to use it. Empty for what is no source code. */
    public static Optional<String> signatures(CodeFile file) {
        return Signatures.of(file);
    }

    /** The packages that the manifests of a tree ask for, in the order of the files. */
    public static List<DeclaredPackage> declaredPackages(FileTree tree) {
        return Manifest.in(tree).stream()
                .flatMap(manifest -> manifest.declarations().stream()
                        .filter(declaration -> !declaration.name().isEmpty())
                        .map(declaration -> new DeclaredPackage(
                                declaration.name(), manifest.file().path(), manifest.lineOf(declaration))))
                .toList();
    }
}
