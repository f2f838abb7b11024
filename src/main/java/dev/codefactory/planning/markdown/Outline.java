package dev.codefactory.planning.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The lines of a text and the blocks they form. Blocks are told by a Markdown parser, so that what merely looks like a heading inside of
 * code is none; their text is taken from the lines as they stand.
 */
final class Outline {

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private final List<String> lines;
    private final List<Node> blocks = new ArrayList<>();

    /** @param text whose lines end with line feeds */
    Outline(String text) {
        this.lines = List.of(text.split("\n", -1));
        for (var node = PARSER.parse(text).getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(node);
        }
    }

    /** A range of lines, the last one not included, with what stands above it. */
    record Part(String heading, int headingLine, int from, int to) {}

    /** Cuts a range at the headings of a level that are wanted; what comes before the first one has an empty heading. */
    List<Part> cut(int from, int to, int level, Predicate<String> wanted) {
        var parts = new ArrayList<Part>();
        var heading = "";
        var headingLine = from;
        var start = from;
        for (var block : blocksIn(from, to)) {
            if (block instanceof Heading found && found.getLevel() == level && wanted.test(textOf(found))) {
                parts.add(new Part(heading, headingLine, start, firstLine(found)));
                heading = textOf(found);
                headingLine = firstLine(found);
                start = lastLine(found) + 1;
            }
        }
        parts.add(new Part(heading, headingLine, start, to));
        return parts;
    }

    /** The blocks that begin in a range of lines. */
    List<Node> blocksIn(int from, int to) {
        return blocks.stream()
                .filter(block -> !block.getSourceSpans().isEmpty())
                .filter(block -> firstLine(block) >= from && firstLine(block) < to)
                .toList();
    }

    int size() {
        return lines.size();
    }

    /** The lines of a range as they stand. */
    String text(int from, int to) {
        return String.join("\n", lines.subList(from, Math.max(from, to)));
    }

    /** What a heading says, with its inline marks. */
    String textOf(Heading heading) {
        var raw = sourceOf(heading);
        return raw.startsWith("#")
                ? raw.replaceFirst("^#{1,6}", "")
                        .replaceFirst("[ \\t]+#+[ \\t]*$", "")
                        .strip()
                : raw.replaceFirst("\\n[^\\n]*$", "").strip();
    }

    /** The source of a block without what the blocks around it put before its lines. */
    String sourceOf(Node block) {
        var source = new ArrayList<String>();
        for (var span : block.getSourceSpans()) {
            source.add(part(span));
        }
        return String.join("\n", source);
    }

    private String part(SourceSpan span) {
        var line = lines.get(span.getLineIndex());
        return line.substring(span.getColumnIndex(), Math.min(line.length(), span.getColumnIndex() + span.getLength()));
    }

    static int firstLine(Node block) {
        return block.getSourceSpans().getFirst().getLineIndex();
    }

    static int lastLine(Node block) {
        return block.getSourceSpans().getLast().getLineIndex();
    }
}
