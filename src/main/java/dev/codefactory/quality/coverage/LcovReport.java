package dev.codefactory.quality.coverage;

import java.util.regex.Pattern;

/** Reads LCOV, as coverage.py and Node.js are made to write it. */
public final class LcovReport {

    private static final Pattern FILE = Pattern.compile("SF:(.*)");
    private static final Pattern LINE = Pattern.compile("DA:(\\d+),(-?\\d+)(,.*)?");

    private LcovReport() {}

    public static LineHits read(String report) {
        var hits = new LineHits();
        var path = "";
        for (var line : report.lines().toList()) {
            var file = FILE.matcher(line);
            var data = LINE.matcher(line);
            if (file.matches()) {
                path = file.group(1).strip();
            } else if (data.matches()) {
                hits.add(path, data.group(1), !data.group(2).matches("-.*|0+"));
            }
        }
        return hits;
    }
}
