package dev.codefactory.quality.tests.mutation;

import dev.codefactory.code.CodeFile;
import dev.codefactory.quality.source.SourceNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Another text for a part of a file.
 *
 * @param start first byte of the part, in UTF-8
 * @param end byte after its last one
 */
record Edit(int start, int end, String text) {

    static Edit of(SourceNode node, String text) {
        return new Edit(node.start(), node.end(), text);
    }

    boolean isInside(Edit other) {
        return start >= other.start && end <= other.end;
    }

    /** The file with all of the edits, none of which may touch another. */
    static CodeFile applied(CodeFile file, List<Edit> edits) {
        var source = file.content().getBytes(StandardCharsets.UTF_8);
        var text = new StringBuilder();
        var done = 0;
        for (var edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
            text.append(utf8(source, done, edit.start)).append(edit.text);
            done = edit.end;
        }
        return new CodeFile(file.path(), text + utf8(source, done, source.length));
    }

    private static String utf8(byte[] source, int start, int end) {
        return new String(source, start, end - start, StandardCharsets.UTF_8);
    }
}
