package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodePath;
import dev.codefactory.quality.imports.syntax.ReadFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/** Files that use each other without an import, as those of one package do in Java and Go. */
public final class NamespaceNeighbours {

    private final Map<String, SequencedSet<CodePath>> byName = new HashMap<>();

    public NamespaceNeighbours(Collection<ReadFile> files) {
        for (var file : files) {
            file.namespace()
                    .declares()
                    .forEach(name -> byName.computeIfAbsent(key(file, name), _ -> new LinkedHashSet<>())
                            .add(file.file().path()));
        }
    }

    /** The other files of the same namespace that declare what this one mentions. */
    public SequencedSet<CodePath> usedBy(ReadFile file) {
        var used = new LinkedHashSet<CodePath>();
        file.namespace().mentions().stream()
                .sorted()
                .map(name -> byName.getOrDefault(key(file, name), new LinkedHashSet<>()))
                .forEach(used::addAll);
        used.remove(file.file().path());
        return used;
    }

    /** A Java package may lie in several folders, a Go package is a folder. */
    private static String key(ReadFile file, String name) {
        var language = file.file().language().orElseThrow();
        return switch (language) {
            case JAVA -> language + " " + file.namespace().name() + " " + name;
            case PYTHON, JAVASCRIPT, TYPESCRIPT, GO, RUST, CPP ->
                language + " " + ProjectFiles.folderOf(file.file()) + " " + name;
        };
    }
}
