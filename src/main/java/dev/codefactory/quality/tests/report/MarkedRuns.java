package dev.codefactory.quality.tests.report;

import dev.codefactory.quality.tests.report.TestCase.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The output of several test binaries, one after the other. Lines that begin with a secret token are ours: what a binary is called, that its
 * tests came to their end ("returned"), and how its process did ("exit").
 */
final class MarkedRuns {

    /**
     * @param name what was run
     * @param returned what the tests came to, or null when they never did
     * @param exit the exit code of the process
     */
    record Run(String name, String output, @Nullable Integer returned, int exit) {

        /** One more case for a run that was cut short or whose end tells of a failure no test told of. */
        List<TestCase> with(List<TestCase> cases) {
            var complete = new ArrayList<>(cases);
            if (returned == null) {
                var reason = exit == 0
                        ? "the tests did not finish: the process ended with exit code 0 before"
                        : "the process ended with exit code " + exit;
                complete.add(new TestCase(name, Outcome.FAILED, reason + "\n" + OutputTail.of(output)));
            } else if ((returned != 0 || exit != 0)
                    && cases.stream().noneMatch(test -> test.outcome() == Outcome.FAILED)) {
                complete.add(new TestCase(name, Outcome.FAILED, OutputTail.of(output)));
            }
            return complete;
        }
    }

    private MarkedRuns() {}

    static List<Run> read(String text, String token) {
        var runs = new ArrayList<Run>();
        var block = Pattern.compile("(?ms)^%1$s (?:package|binary|test) ([^\\n]*)\\n(.*?)^%1$s exit (\\d+)$"
                .formatted(Pattern.quote(token)));
        var returned = Pattern.compile("(?m)%s returned (-?\\d{1,9})$".formatted(Pattern.quote(token)));
        var matcher = block.matcher(text);
        while (matcher.find()) {
            var said = returned.matcher(matcher.group(2));
            runs.add(new Run(
                    matcher.group(1),
                    said.replaceAll(""),
                    said.reset().find() ? Integer.valueOf(said.group(1)) : null,
                    Integer.parseInt(matcher.group(3))));
        }
        return runs;
    }
}
