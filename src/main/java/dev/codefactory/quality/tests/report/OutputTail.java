package dev.codefactory.quality.tests.report;

/** What of a runner's output is worth keeping: runners say what failed at the end. */
public final class OutputTail {

    private static final int MAX_OUTPUT = 8_000;
    private static final int MAX_TELLING = 1_000;

    private OutputTail() {}

    /** The end of the output, from the start of a line, marked when something was left out. */
    public static String of(String output) {
        return end(output, MAX_OUTPUT);
    }

    /** The end of a failure's message, where the assertion stands. */
    public static String telling(String message) {
        return end(message, MAX_TELLING);
    }

    public static String lastLine(String output) {
        return output.strip().lines().reduce((_, last) -> last).orElse("no reason given");
    }

    private static String end(String text, int max) {
        var stripped = text.strip();
        if (stripped.length() <= max) {
            return stripped;
        }
        var cut = stripped.substring(stripped.length() - max);
        return "[…]\n" + cut.substring(cut.indexOf('\n') + 1);
    }
}
