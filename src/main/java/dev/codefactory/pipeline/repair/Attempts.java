package dev.codefactory.pipeline.repair;

import dev.codefactory.pipeline.repair.Improvement.Checks;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a model which changes were tried in vain, so that it does not make them once more. */
public final class Attempts {

    private static final int MAX_DIFF = 2_000;

    private Attempts() {}

    /** Each dropped round as the change that was made and what the checks said of it; empty when there is none. */
    public static String thatDidNotHelp(History history) {
        return history.improvements().stream()
                .filter(improvement -> !improvement.status().stands())
                .map(Attempts::told)
                .collect(Collectors.joining("\n\n"));
    }

    private static String told(Improvement improvement) {
        var diff = Patch.of(improvement).unified();
        if (diff.isEmpty()) {
            return "Attempt %d changed nothing.".formatted(improvement.number());
        }
        var shown = diff.length() <= MAX_DIFF ? diff : diff.substring(0, MAX_DIFF) + "[…]\n";
        var after = improvement.after();
        return "Attempt %d:\n%s%s"
                .formatted(improvement.number(), shown, after == null ? "" : complaints(after))
                .stripTrailing();
    }

    private static String complaints(Checks checks) {
        var lines = checks.red().isEmpty() ? List.<String>of() : List.of("Red: " + String.join(", ", checks.red()));
        return String.join("\n", lines);
    }
}
