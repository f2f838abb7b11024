package dev.codefactory.quality.coverage;

import java.util.regex.Pattern;

/** Reads the annotated sources gcov prints. */
public final class GcovReport {

    private static final Pattern SOURCE = Pattern.compile("\\s*-:\\s*0:Source:(.*)");
    private static final Pattern LINE = Pattern.compile("\\s*([^:\\s]+):\\s*(\\d{1,7}):.*");

    private GcovReport() {}

    public static LineHits read(String report) {
        var hits = new LineHits();
        var path = "";
        for (var text : report.lines().toList()) {
            var source = SOURCE.matcher(text);
            var line = LINE.matcher(text);
            if (source.matches()) {
                path = source.group(1).strip();
            } else if (line.matches() && !line.group(1).equals("-")) {
                hits.add(path, line.group(2), !line.group(1).matches("[#=%]+"));
            }
        }
        return hits;
    }
}
