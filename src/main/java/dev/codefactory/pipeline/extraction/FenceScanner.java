package dev.codefactory.pipeline.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the blocks of an answer: fenced by backticks or tildes, or wrapped in {@code <file path="…">}. Reads line by line, once. */
final class FenceScanner {

    private static final Pattern FENCE = Pattern.compile("^([ \\t]*)(`{3,}|~{3,})(.*)$");
    private static final Pattern ELEMENT = Pattern.compile(
            "^\\s*<(file|source|document)\\b[^>]*\\b(?:path|name|filename)\\s*=\\s*[\"']([^\"']+)[\"'][^>]*>\\s*$");

    /** An opening that has not met its end yet; {@code marker} is the first character of the end. */
    private record Opening(char marker, int length, int indent, String info, String before) {

        boolean isElement() {
            return marker == '<';
        }
    }

    /** A fence met inside a block, read as what it means there. */
    private enum Inside {
        CONTENT,
        NESTED,
        END,
        END_AND_NEXT
    }

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> body = new ArrayList<>();
    private @Nullable Opening open;
    private int nested;
    private String before = "";

    private FenceScanner() {}

    static List<Block> scan(String text) {
        var scanner = new FenceScanner();
        text.lines().forEach(scanner::read);
        scanner.finish(Block.End.OPEN);
        return scanner.blocks;
    }

    private void read(String line) {
        if (open == null) {
            readProse(line);
        } else {
            readInside(open, line);
        }
    }

    private void readProse(String line) {
        open = opening(line);
        if (open == null && !line.isBlank()) {
            before = line.strip();
        }
    }

    private @Nullable Opening opening(String line) {
        var element = ELEMENT.matcher(line);
        if (element.matches()) {
            return new Opening('<', 1, 0, "title=\"" + element.group(2) + "\"", before);
        }
        var fence = FENCE.matcher(line);
        // Backticks behind the info string make it code within a sentence.
        if (!fence.matches() || fence.group(3).contains("`")) {
            return null;
        }
        var marker = fence.group(2);
        return new Opening(
                marker.charAt(0),
                marker.length(),
                fence.group(1).length(),
                fence.group(3).strip(),
                before);
    }

    private void readInside(Opening opening, String line) {
        switch (meaning(opening, line)) {
            case CONTENT -> body.add(line);
            case NESTED -> {
                nested += FENCE.matcher(line).replaceFirst("$3").isBlank() ? -1 : 1;
                body.add(line);
            }
            case END -> finish(Block.End.CLOSED);
            case END_AND_NEXT -> {
                var path = pathOnLastLine();
                finish(Block.End.CLOSED);
                before = path;
                open = opening(line);
            }
        }
    }

    private Inside meaning(Opening opening, String line) {
        if (opening.isElement()) {
            return line.strip().matches("</(file|source|document)>") ? Inside.END : Inside.CONTENT;
        }
        var fence = FENCE.matcher(line);
        if (!fence.matches() || fence.group(2).charAt(0) != opening.marker()) {
            return Inside.CONTENT;
        }
        var isDeeper = fence.group(1).length() > opening.indent() + 3;
        var isShorter = fence.group(2).length() < opening.length();
        if (FenceTag.of(opening.info()).isMarkdown()) {
            return meaningInMarkdown(fence.group(3).isBlank(), isShorter);
        }
        // Models that open with four backticks close with three.
        if (isDeeper || (isShorter && opening.marker() == '~')) {
            return Inside.CONTENT;
        }
        var tag = FenceTag.of(fence.group(3));
        return tag.isKnown() && fence.group(3).strip().indexOf(' ') < 0 ? Inside.END_AND_NEXT : Inside.END;
    }

    private Inside meaningInMarkdown(boolean isBare, boolean isShorter) {
        if (isShorter) {
            return Inside.CONTENT;
        }
        return isBare && nested == 0 ? Inside.END : Inside.NESTED;
    }

    private void finish(Block.End end) {
        if (open == null) {
            return;
        }
        var info = info(open);
        var block = new Block(open.before(), info, Indentation.without(open.indent(), body), end);
        blocks.add(open.isElement() ? withoutInnerFence(block) : block);
        body.clear();
        open = null;
        nested = 0;
        before = "";
    }

    private static Block withoutInnerFence(Block element) {
        var lines = element.body().strip().lines().toList();
        var isFenced = lines.size() > 1
                && FENCE.matcher(lines.getFirst()).matches()
                && FENCE.matcher(lines.getLast()).matches();
        return isFenced ? element.withBody(String.join("\n", lines.subList(1, lines.size() - 1))) : element;
    }

    /** The name of the file that follows, when the fence before it was never closed. */
    private String pathOnLastLine() {
        while (!body.isEmpty() && body.getLast().isBlank()) {
            body.removeLast();
        }
        var isPath = !body.isEmpty() && PathHint.isPath(body.getLast().strip());
        return isPath ? body.removeLast().strip() : "";
    }

    /** The language on a line of its own, where it belongs behind the fence. */
    private String info(Opening opening) {
        var isMisplaced = opening.info().isEmpty()
                && !body.isEmpty()
                && new FenceTag(body.getFirst().strip()).language().isPresent();
        return isMisplaced ? body.removeFirst().strip() : opening.info();
    }
}
