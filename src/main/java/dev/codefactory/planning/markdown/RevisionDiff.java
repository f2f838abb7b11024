package dev.codefactory.planning.markdown;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.codefactory.planning.document.Section;
import dev.codefactory.planning.document.TaskDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What changed from one revision to another.
 *
 * @param unified the whole as a unified diff of the Markdown; empty when nothing changed
 * @param sections all eight, each with its own diff
 */
public record RevisionDiff(int from, int to, String unified, List<SectionDiff> sections) {

    private static final int CONTEXT = 3;

    /**
     * What changed in a section.
     *
     * @param unified empty when nothing did
     */
    public record SectionDiff(Section section, boolean changed, String unified) {}

    public RevisionDiff {
        sections = List.copyOf(sections);
    }

    /** The changes from one content to another. */
    public static RevisionDiff between(int from, TaskDocument old, int to, TaskDocument current) {
        var sections = Arrays.stream(Section.values())
                .map(section -> {
                    var diff = unified(
                            from, DocumentWriter.write(old, section), to, DocumentWriter.write(current, section));
                    return new SectionDiff(section, !diff.isEmpty(), diff);
                })
                .toList();
        var whole = unified(from, DocumentWriter.write(old, Set.of()), to, DocumentWriter.write(current, Set.of()));
        return new RevisionDiff(from, to, whole, sections);
    }

    private static String unified(int from, String old, int to, String current) {
        var before = lines(old);
        var diff = UnifiedDiffUtils.generateUnifiedDiff(
                "revision-" + from, "revision-" + to, before, DiffUtils.diff(before, lines(current)), CONTEXT);
        return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }
}
