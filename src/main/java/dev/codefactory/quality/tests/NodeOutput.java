package dev.codefactory.quality.tests;

import java.util.stream.Collectors;

/** Node.js reports a test file that broke as "test failed" and prints the reason elsewhere: right above the file's own line. */
final class NodeOutput {

    private static final String SAYS_NOTHING = "cause: 'test failed'";
    private static final String FAILED = "✖ ";
    private static final String PASSED = "✔ ";
    private static final int MAX_EXPLANATION = 3_000;

    private NodeOutput() {}

    /** The test with the reason the output gives, where its own message gives none. */
    static TestCase explained(TestCase test, String output) {
        if (!test.message().contains(SAYS_NOTHING)) {
            return test;
        }
        var end = line(output, test.name());
        if (end < 0) {
            return test;
        }
        var previous = Math.max(output.lastIndexOf(FAILED, end - 1), output.lastIndexOf(PASSED, end - 1));
        var start = previous < 0 ? 0 : output.indexOf('\n', previous) + 1;
        var above =
                output.substring(Math.max(start, end - MAX_EXPLANATION), end).strip();
        return above.isEmpty() ? test : new TestCase(test.name(), test.outcome(), explanation(above));
    }

    /** Without the trace through the runner's own code and the version line under it. */
    private static String explanation(String above) {
        return above.lines()
                .filter(line -> !line.matches("\\s+at .*\\(?node:.*|Node\\.js v.*|\\s*'test failed'"))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static int line(String output, String name) {
        var relative = output.indexOf(FAILED + name);
        return relative >= 0 ? relative : output.indexOf(FAILED + "/work/" + name);
    }
}
