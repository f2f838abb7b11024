package dev.codefactory.pipeline.extraction;

import java.util.regex.Pattern;

/** Tells lines for a terminal from source code. */
final class Commands {

    private static final Pattern COMMAND =
            Pattern.compile("^\\s*(?:[$>]\\s+.*|(?:sudo\\s+)?(?:npm|npx|yarn|pnpm|pip3?|python3?|node|deno|cargo"
                    + "|rustc|go|java|javac|mvn|gradle|g\\+\\+|gcc|make|git|cd|mkdir|touch|curl|wget|docker|brew|apt|apt-get|uv|pytest|source|chmod)"
                    + "(?:\\s+[\\w./@:=~\"'<>*+-]+)+\\s*|\\./\\S+.*)$");

    private static final int MAX_LINE = 500;

    private Commands() {}

    /** True when every line that is neither blank nor a comment starts a program. */
    static boolean only(String body) {
        var lines = body.lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .toList();
        return !lines.isEmpty()
                && lines.stream()
                        .allMatch(line -> line.length() < MAX_LINE
                                && COMMAND.matcher(line).matches());
    }
}
