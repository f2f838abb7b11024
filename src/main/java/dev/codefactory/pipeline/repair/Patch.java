package dev.codefactory.pipeline.repair;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.modulith.NamedInterface;

/** What turns some files into others, and how it is put on a tree that was changed elsewhere since. */
@NamedInterface("repair")
public record Patch(FileTree from, FileTree to) {

    private static final int CONTEXT = 3;
    private static final String NO_FILE = "/dev/null";

    public static Patch of(Improvement improvement) {
        return new Patch(improvement.original(), improvement.changed());
    }

    public Patch reversed() {
        return new Patch(to, from);
    }

    /** The files it changes, adds or removes. */
    public List<CodePath> paths() {
        var paths = new TreeSet<>(from.paths());
        paths.addAll(to.paths());
        return List.copyOf(paths);
    }

    /** The tree with it, or empty when the tree has changed at the same places. */
    public Optional<FileTree> on(FileTree tree) {
        var files = new ArrayList<>(tree.files().stream()
                .filter(file -> !paths().contains(file.path()))
                .toList());
        for (var path : paths()) {
            var wanted = to.get(path).map(CodeFile::content);
            var there = tree.get(path).map(CodeFile::content);
            var before = from.get(path).map(CodeFile::content);
            if (there.equals(before) || there.equals(wanted)) {
                wanted.ifPresent(content -> files.add(new CodeFile(path, content)));
            } else if (wanted.isEmpty() || there.isEmpty() || before.isEmpty()) {
                return Optional.empty();
            } else {
                var merged = merged(before.get(), wanted.get(), there.get());
                if (merged.isEmpty()) {
                    return Optional.empty();
                }
                files.add(new CodeFile(path, merged.get()));
            }
        }
        return Optional.of(FileTree.of(files));
    }

    private static Optional<String> merged(String before, String wanted, String there) {
        var diff = UnifiedDiffUtils.parseUnifiedDiff(diff("a", "b", before, wanted));
        try {
            return Optional.of(String.join("\n", diff.applyFuzzy(lines(there), 0)) + "\n");
        } catch (PatchFailedException e) {
            return Optional.empty();
        }
    }

    /** As a unified diff that {@code patch -p1} and {@code git apply} understand. */
    public String unified() {
        return paths().stream()
                .flatMap(path -> diff(path).stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private List<String> diff(CodePath path) {
        var before = from.get(path).map(CodeFile::content);
        var after = to.get(path).map(CodeFile::content);
        var lines = diff(
                before.isEmpty() ? NO_FILE : "a/" + path,
                after.isEmpty() ? NO_FILE : "b/" + path,
                before.orElse(""),
                after.orElse(""));
        // What has no line has no first one either; git insists on that.
        return lines.stream()
                .map(line -> line.replaceFirst("^(@@ -)1,0 ", "$10,0 ").replaceFirst("^(@@ .*\\+)1,0 @@$", "$10,0 @@"))
                .toList();
    }

    private static List<String> diff(String nameBefore, String nameAfter, String before, String after) {
        var old = lines(before);
        return UnifiedDiffUtils.generateUnifiedDiff(
                nameBefore, nameAfter, old, DiffUtils.diff(old, lines(after)), CONTEXT);
    }

    /** Files end with a line break, which ends their last line and begins none. */
    private static List<String> lines(String content) {
        return content.lines().toList();
    }
}
