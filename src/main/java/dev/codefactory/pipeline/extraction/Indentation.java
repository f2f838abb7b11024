package dev.codefactory.pipeline.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes off the indentation that lists, quotes and chat templates put before code. */
final class Indentation {

    private Indentation() {}

    /** The lines without the indentation all of them share, at most the given width. */
    static String without(int width, List<String> lines) {
        var shared = Math.min(width, shared(lines));
        return lines.stream()
                .map(line -> line.substring(Math.min(shared, width(line))))
                .collect(Collectors.joining("\n"));
    }

    /** The code flush left. Chat templates put a blank before the first line alone, which would break Python. */
    static String flushLeft(String code) {
        var lines = new ArrayList<>(code.lines().dropWhile(String::isBlank).toList());
        if (!lines.isEmpty() && lines.stream().filter(line -> width(line) == 1).count() == 1) {
            lines.set(0, lines.getFirst().stripLeading());
        }
        return without(Integer.MAX_VALUE, lines).stripLeading();
    }

    private static int shared(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(Indentation::width)
                .min()
                .orElse(0);
    }

    private static int width(String line) {
        return line.length() - line.stripLeading().length();
    }
}
