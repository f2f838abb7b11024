package dev.codefactory.model.probe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one probe found out.
 *
 * @param probe its name, such as {@code file_format}
 * @param detail one sentence for people
 * @param milliseconds how long it took
 * @param figures what was measured, by name
 * @param evidence what was asked and what came, in order
 */
public record ProbeResult(
        String probe,
        Outcome outcome,
        String detail,
        long milliseconds,
        Map<String, Object> figures,
        List<Exchange> evidence) {

    /** How a probe ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        NOT_RUN;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One question and what came of it, each cut where it is very long.
     *
     * @param asked the question
     * @param came the answer, or why there was none
     */
    public record Exchange(String asked, String came) {}

    public ProbeResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        evidence = List.copyOf(evidence);
    }
}
