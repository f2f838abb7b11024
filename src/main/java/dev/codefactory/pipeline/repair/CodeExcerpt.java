package dev.codefactory.pipeline.repair;

import dev.codefactory.code.CodeFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A few numbered lines of a file around the one that matters, which is marked. */
final class CodeExcerpt {

    private static final int AROUND = 3;
    private static final int MAX_LINE = 200;

    private CodeExcerpt() {}

    /** Empty when the file has no such line. */
    static String around(CodeFile file, int line) {
        var lines = file.content().lines().toList();
        if (line < 1 || line > lines.size()) {
            return "";
        }
        return IntStream.rangeClosed(Math.max(1, line - AROUND), Math.min(lines.size(), line + AROUND))
                .mapToObj(number -> "  %s %4d | %s"
                        .formatted(number == line ? ">" : " ", number, shortened(lines.get(number - 1)))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String shortened(String line) {
        return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
    }
}
