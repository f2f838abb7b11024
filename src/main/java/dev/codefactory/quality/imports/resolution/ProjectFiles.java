package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files and folders of a tree, found by their paths. The root is the empty path. */
public final class ProjectFiles {

    private final FileTree tree;
    private final Map<String, CodePath> files = new TreeMap<>();
    private final Set<String> folders = new HashSet<>(Set.of(""));

    public ProjectFiles(FileTree tree) {
        this.tree = tree;
        for (var path : tree.paths()) {
            files.put(path.value(), path);
            for (var folder = folderOf(path.value()); folders.add(folder); folder = folderOf(folder)) {
                // up to the root, or to a folder that is known already
            }
        }
    }

    /** The content of every file with the given name, wherever it is. */
    Stream<CodeFile> named(String... names) {
        var wanted = Set.of(names);
        return tree.files().stream().filter(file -> wanted.contains(file.path().fileName()));
    }

    Optional<CodeFile> content(CodePath path) {
        return tree.get(path);
    }

    public Optional<CodePath> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The first of several paths at which there is a file. */
    Optional<CodePath> firstFile(Stream<String> paths) {
        return paths.flatMap(path -> file(path).stream()).findFirst();
    }

    public boolean isFolder(String path) {
        return folders.contains(path);
    }

    Set<String> folders() {
        return folders;
    }

    /** The files directly in a folder, sorted. */
    List<CodePath> in(String folder) {
        return files.values().stream()
                .filter(path -> folderOf(path.value()).equals(folder))
                .toList();
    }

    /** The file whose path ends with the given one; of several the one whose folder is nearest to the importer's. */
    Optional<CodePath> endingWith(String end, CodePath importer) {
        return files.values().stream()
                .filter(path -> ("/" + path.value()).endsWith("/" + end))
                .min(Comparator.<CodePath>comparingInt(path -> -shared(path.value(), importer.value()))
                        .thenComparingInt(path -> path.value().length()));
    }

    private static int shared(String one, String other) {
        var length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.lastIndexOf('/', length);
    }

    static String folderOf(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    public static String folderOf(CodeFile file) {
        return folderOf(file.path().value());
    }

    /** A folder and those around it, innermost first, the root last. */
    static List<String> upwards(String folder) {
        var found = new LinkedHashSet<String>();
        for (var around = folder; found.add(around); around = folderOf(around)) {
            // the root's folder is the root
        }
        return List.copyOf(found);
    }

    /** The path a relative one means inside of a folder; empty when it leaves the tree. */
    public static Optional<String> join(String folder, String relative) {
        var segments = new ArrayDeque<String>();
        for (var segment : (folder + "/" + relative).split("/")) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return Optional.of(String.join("/", segments));
    }

    static Target.Project project(Collection<CodePath> files) {
        return new Target.Project(new LinkedHashSet<>(files));
    }

    static Target.Project project(CodePath... files) {
        return project(List.of(files));
    }
}
