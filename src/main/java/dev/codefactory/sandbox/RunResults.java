package dev.codefactory.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the supervising script inside says about a run: that it began, and then one line for each result file that exists. */
final class RunResults {

    static final String READY = "ready";
    static final int MAX_BYTES = 1 << 20;

    /** The number of a result file and its content in Base64. */
    private static final Pattern LINE = Pattern.compile("(\\d{1,4}) (.*)");

    private RunResults() {}

    /** More than an honest script can write. */
    static long cap(int files) {
        return 64 + files * (MAX_BYTES * 4L / 3 + 64);
    }

    /** Whether the files were in place and the command was about to run. */
    static boolean began(String lines) {
        return lines.startsWith(READY + "\n");
    }

    /**
     * The result files by path. A confined program could reach the script and forge a line, which gains it nothing: the content of those
     * files is its own anyway. A line that is no result of this run is skipped.
     */
    static Map<String, String> read(String lines, List<String> paths) {
        var results = new HashMap<String, String>();
        lines.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            int number = Integer.parseInt(line.group(1));
            if (number < paths.size()) {
                decode(line.group(2)).ifPresent(content -> results.put(paths.get(number), content));
            }
        });
        return results;
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
