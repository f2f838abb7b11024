package dev.codefactory.sandbox.confinement;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the supervising script inside says about a run: that it began, and then one line for each result file that exists. */
public final class RunResults {

    static final String READY = "ready";
    static final String DONE = "done";

    /** How much of a result file is taken. */
    public static final int MAX_BYTES = 1 << 20;

    /** The number of a result file and its content in Base64. */
    private static final Pattern LINE = Pattern.compile("(\\d{1,4}) (.*)");

    /** What the shell's {@code times} says: processor time as a user and in the kernel. */
    private static final Pattern TIMES =
            Pattern.compile("(\\d{1,6})m(\\d{1,2}\\.\\d{1,9})s (\\d{1,6})m(\\d{1,2}\\.\\d{1,9})s");

    private static final Pattern EXIT = Pattern.compile("(?m)^" + DONE + " (\\d{1,3})\n\\z");
    private static final Pattern PEAK = Pattern.compile("peak (\\d{1,18})");
    private static final Pattern OUT_OF_MEMORY = Pattern.compile("oom_kill [1-9]\\d*");

    private RunResults() {}

    /** More than an honest script can write. */
    public static long cap(int files) {
        return 512 + files * (MAX_BYTES * 4L / 3 + 64);
    }

    /** Whether the files were in place and the command was about to run. */
    public static boolean began(String lines) {
        return lines.startsWith(READY + "\n");
    }

    /**
     * The result files by path. A confined program could reach the script and forge a line, which gains it nothing: the content of those
     * files is its own anyway. A line that is no result of this run is skipped.
     */
    public static Map<String, String> read(String lines, List<String> paths) {
        var results = new HashMap<String, String>();
        lines.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            int number = Integer.parseInt(line.group(1));
            if (number < paths.size()) {
                decode(line.group(2)).ifPresent(content -> results.put(paths.get(number), content));
            }
        });
        return results;
    }

    /** The exit code of the command, once all has been said and only the end is missing. */
    public static OptionalInt exitCode(String lines) {
        var last = EXIT.matcher(lines);
        return last.find() ? OptionalInt.of(Integer.parseInt(last.group(1))) : OptionalInt.empty();
    }

    /** The most memory the run held, where the machine counts that by the container; otherwise zero. */
    public static long peakMemory(String lines) {
        return lines.lines()
                .map(PEAK::matcher)
                .filter(Matcher::matches)
                .mapToLong(peak -> Long.parseLong(peak.group(1)))
                .max()
                .orElse(0);
    }

    /** Whether the kernel killed a process for the memory of its container. */
    public static boolean ranOutOfMemory(String lines) {
        return lines.lines().anyMatch(line -> OUT_OF_MEMORY.matcher(line).matches());
    }

    /** The processor time the shell and all it has waited for took, or zero when it did not say. Just as well forged as any line. */
    public static Duration cpu(String lines) {
        return lines.lines()
                .map(TIMES::matcher)
                .filter(Matcher::matches)
                .map(times -> time(times.group(1), times.group(2)).plus(time(times.group(3), times.group(4))))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration time(String minutes, String seconds) {
        return Duration.ofMinutes(Long.parseLong(minutes)).plusNanos((long) (Double.parseDouble(seconds) * 1e9));
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
