package dev.codefactory.quality.coverage;

import java.util.regex.Pattern;

/** Reads Go's cover profiles, which count blocks; a file is called by its package's import path. */
public final class GoProfile {

    /** File, first line, last line, statements, count. */
    private static final Pattern BLOCK = Pattern.compile("(.+):(\\d{1,7})\\.\\d+,(\\d{1,7})\\.(\\d+) (\\d+) (\\d+)");

    private static final int LONGEST_BLOCK = 10_000;

    private GoProfile() {}

    public static LineHits read(String report) {
        var hits = new LineHits();
        report.lines().map(BLOCK::matcher).filter(matcher -> matcher.matches()).forEach(block -> {
            var first = Integer.parseInt(block.group(2));
            // A block that ends before the second column of a line ends with the line before: only its brace stands
            // there.
            var last = Integer.parseInt(block.group(3))
                    - (block.group(4).length() == 1 && !block.group(2).equals(block.group(3)) ? 1 : 0);
            var hit = !block.group(6).matches("0+");
            for (var line = first; line <= Math.min(last, first + LONGEST_BLOCK); line++) {
                hits.add(block.group(1), line, hit);
            }
        });
        return hits;
    }
}
