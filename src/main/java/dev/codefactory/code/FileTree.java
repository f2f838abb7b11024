package dev.codefactory.code;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SortedMap;
import java.util.TreeMap;

/** An immutable set of files, sorted by path. {@link #with} replaces, so what comes later wins. */
public final class FileTree {

    public static final FileTree EMPTY = new FileTree(new TreeMap<>());

    private final SortedMap<CodePath, CodeFile> files;

    private FileTree(SortedMap<CodePath, CodeFile> files) {
        this.files = files;
    }

    public static FileTree of(Collection<CodeFile> files) {
        return EMPTY.with(files);
    }

    public static FileTree of(CodeFile... files) {
        return of(List.of(files));
    }

    /** This tree with the given files added, each in place of the file at the same path (letter case aside). */
    public FileTree with(Collection<CodeFile> changed) {
        var merged = new TreeMap<>(files);
        for (var file : changed) {
            merged.keySet().removeIf(path -> path.folded().equals(file.path().folded()));
            merged.put(file.path(), file);
        }
        return new FileTree(merged);
    }

    public FileTree with(FileTree changed) {
        return with(changed.files.values());
    }

    public Optional<CodeFile> get(CodePath path) {
        return Optional.ofNullable(files.get(path));
    }

    public SequencedCollection<CodeFile> files() {
        return List.copyOf(files.values());
    }

    public Collection<CodePath> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    public int size() {
        return files.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileTree tree && files.equals(tree.files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    @Override
    public String toString() {
        return files.keySet().toString();
    }
}
