package dev.codefactory.quality.syntax;

import java.util.Optional;

/**
 * What a parser script prints: {@code judged TAB path} for a file it decided on, {@code error TAB path TAB line TAB message} for an error.
 *
 * @param error false when the line only says that the file was judged
 */
record ReportLine(boolean error, String path, int line, String message) {

    /** Empty for anything else a tool prints. */
    static Optional<ReportLine> parse(String text) {
        var parts = text.split("\t", 4);
        if (parts.length == 2 && parts[0].equals("judged")) {
            return Optional.of(new ReportLine(false, parts[1], 0, ""));
        }
        if (parts.length == 4 && parts[0].equals("error") && parts[2].matches("\\d{1,9}")) {
            return Optional.of(new ReportLine(true, parts[1], Integer.parseInt(parts[2]), parts[3]));
        }
        return Optional.empty();
    }
}
