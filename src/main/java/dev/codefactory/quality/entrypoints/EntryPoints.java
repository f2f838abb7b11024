package dev.codefactory.quality.entrypoints;

import java.util.List;
import java.util.stream.Stream;

/** Finds the entry points of a project, in each language by how its frameworks register them. */
final class EntryPoints {

    private EntryPoints() {}

    static List<EntryPoint> in(List<SourceFile> files, Definitions definitions) {
        return files.stream()
                .flatMap(file -> of(file, files, definitions))
                .distinct()
                .toList();
    }

    private static Stream<EntryPoint> of(SourceFile file, List<SourceFile> files, Definitions definitions) {
        return switch (file.language()) {
            case PYTHON -> new PythonEntryPoints(file, files, definitions).find();
            case JAVASCRIPT, TYPESCRIPT -> new NodeEntryPoints(file, files).find();
            case JAVA -> new JavaEntryPoints(file, files).find();
            case GO -> new GoEntryPoints(file, files).find();
            case CPP, RUST -> Stream.empty();
        };
    }
}
