package dev.codefactory.prompt.version;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

/** How one text became another, line by line. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** In the format of {@code diff -u}; empty for the same text. */
    static String of(String oldName, String old, String newName, String next) {
        var before = old.lines().toList();
        var patch = DiffUtils.diff(before, next.lines().toList());
        var lines = UnifiedDiffUtils.generateUnifiedDiff(oldName, newName, before, patch, CONTEXT);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
