package dev.codefactory.pipeline.extraction;

/**
 * A piece of an answer that is set apart from the prose, usually by fences.
 *
 * @param before the last line with text before it, empty when there is none
 * @param info what stands behind the opening fence
 * @param body the text inside, without the indentation of the fence
 * @param end how it ends
 */
record Block(String before, String info, String body, End end) {

    /** An open block ran to the end of the answer, which may be the end of the file too; a cut one certainly lacks something. */
    enum End {
        CLOSED,
        OPEN,
        CUT
    }

    FenceTag tag() {
        return FenceTag.of(info);
    }

    Block withBody(String changed) {
        return new Block(before, info, changed, end);
    }

    /** What an ignored block is called in a report. */
    String firstLine() {
        var line = body.lines()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        return line.substring(0, Math.min(line.length(), 120));
    }
}
