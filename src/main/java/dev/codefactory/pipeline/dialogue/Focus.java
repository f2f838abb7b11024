package dev.codefactory.pipeline.dialogue;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.ImportGraph;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which files a model has to see whole in order to mend others.
 *
 * @param whole the broken files and, as far as there is room, those related to them by imports
 * @param room how many characters of files may be shown whole
 */
public record Focus(Set<CodePath> whole, int room) {

    /** In characters; what is longer leaves too little of a small model's window for the answer. */
    static final int ROOM = 24 * 1024;

    public Focus {
        whole = Set.copyOf(whole);
    }

    /** The files the evidence names, and then the related ones, the nearest first, until the room is used up. */
    public static Focus of(FileTree tree, String evidence, Detail detail) {
        var broken = tree.files().stream()
                .map(CodeFile::path)
                .filter(path -> evidence.contains(path.fileName()))
                .toList();
        var whole = new HashSet<>(broken);
        var all = room(detail);
        var room = all - length(tree, broken);
        for (var path : ImportGraph.of(tree).related(broken)) {
            room -= length(tree, List.of(path));
            if (room < 0) {
                break;
            }
            whole.add(path);
        }
        return new Focus(whole, all);
    }

    private static int room(Detail detail) {
        return switch (detail) {
            case WHOLE -> ROOM;
            case NEEDED -> ROOM / 3;
            case SIGNATURES, NAMES -> 0;
        };
    }

    private static int length(FileTree tree, Collection<CodePath> paths) {
        return paths.stream()
                .map(tree::get)
                .flatMap(Optional::stream)
                .mapToInt(file -> file.content().length())
                .sum();
    }
}
