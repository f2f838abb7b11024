package dev.codefactory.quality.entrypoints;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.quality.SourceFiles;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a project answers HTTP.
 *
 * @param examined each entry point
 * @param unread files that could not be read
 */
record Web(List<Examination> examined, List<CodePath> unread) {

    private static final SourceReader READER = new SourceReader();

    Web {
        examined = List.copyOf(examined);
        unread = List.copyOf(unread);
    }

    /** Whether a file uses such a framework. */
    static boolean uses(CodeFile file, Sign frameworks) {
        return file.language()
                .flatMap(Signs::of)
                .filter(signs -> signs.in(file.content(), frameworks))
                .isPresent();
    }

    static Stream<CodeFile> shipped(Collection<CodeFile> files) {
        return files.stream().filter(file -> !SourceFiles.isTest(file));
    }

    static Web of(Collection<CodeFile> files) {
        var read = new ArrayList<SourceFile>();
        var unread = new ArrayList<CodePath>();
        shipped(files)
                .forEach(file -> file.language()
                        .filter(language -> Signs.of(language).isPresent())
                        .flatMap(language -> Grammar.reading(file).map(grammar -> READER.read(grammar, file.content())))
                        .ifPresent(reading -> {
                            switch (reading) {
                                case Reading.Tree(var tree) ->
                                    read.add(
                                            new SourceFile(file, file.language().orElseThrow(), tree.root()));
                                case Reading.Unreadable _ -> unread.add(file.path());
                            }
                        }));
        var definitions = new Definitions(read);
        var points = EntryPoints.in(read, definitions);
        var examined = points.stream()
                .map(point -> new Examination(
                        point, points, Signs.of(point.file().language()).orElseThrow(), definitions))
                .toList();
        return new Web(examined, unread);
    }
}
