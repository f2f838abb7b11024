package dev.codefactory.llm.replay;

import dev.codefactory.llm.LlmOutcome.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One recorded answer, as the text of a file: a header between two lines of three dashes, then the answer as it was given.
 *
 * <pre>{@code
 * ---
 * step: code_generation
 * round: 0
 * finish: stop
 * input_tokens: 412
 * output_tokens: 230
 * ---
 * Here is the function …
 * }</pre>
 *
 * The header of a call that was recorded from an execution goes on with {@link Source}.
 *
 * @param step the step that asked, as the call named it
 * @param round 0 for the first answer, then the number of the improvement round
 * @param finish "stop", "length" for an answer that reached its token limit, or "failed" where there is none
 * @param answer the answer, or why there is none
 * @param source how it was recorded, or null for an answer that was written by hand
 */
public record Recording(
        String step,
        int round,
        String finish,
        int inputTokens,
        int outputTokens,
        String answer,
        @Nullable Source source) {

    private static final Pattern FILE = Pattern.compile("---\\R(.*?)\\R---\\R(.*)", Pattern.DOTALL);
    private static final List<String> FINISHES = List.of("stop", "length", "failed");

    public Recording {
        if (!FINISHES.contains(finish)) {
            throw new IllegalArgumentException("finish is stop, length or failed, not " + finish);
        }
        if (finish.equals("failed") && (source == null || source.failure() == null)) {
            throw new IllegalArgumentException("the header of a recording that failed needs failure");
        }
    }

    /** The text of a file, read. */
    public static Recording parse(String text) {
        var file = FILE.matcher(text);
        if (!file.matches()) {
            throw new IllegalArgumentException("a recording begins with a header between two lines of three dashes");
        }
        var header = file.group(1)
                .lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0].strip(), pair -> pair.length < 2 ? "" : pair[1].strip(), (_, last) -> last));
        return new Recording(
                required(header, "step"),
                number(header, "round"),
                required(header, "finish"),
                number(header, "input_tokens"),
                number(header, "output_tokens"),
                file.group(2),
                header.containsKey("key") ? Source.of(header) : null);
    }

    /** The text {@link #parse} reads back; how calls to a real model are recorded. */
    public String format() {
        return """
                ---
                step: %s
                round: %d
                finish: %s
                input_tokens: %d
                output_tokens: %d
                %s---
                %s""".formatted(
                        step, round, finish, inputTokens, outputTokens, source == null ? "" : source.format(), answer);
    }

    /** Whether the answer reached its token limit. */
    public boolean wasCutOff() {
        return finish.equals("length");
    }

    /** Why there is no answer, or null where there is one. */
    public @Nullable Reason failure() {
        if (source == null || source.failure() == null) {
            return null;
        }
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.id().equals(source.failure()))
                .findFirst()
                .orElse(Reason.ENGINE_FAILURE);
    }

    /** Which part of which step it belongs to. */
    boolean isAt(String otherStep, int otherRound) {
        return step.equals(otherStep) && round == otherRound;
    }

    static String required(Map<String, String> header, String key) {
        var value = header.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the header of a recording needs " + key);
        }
        return value;
    }

    static int number(Map<String, String> header, String key) {
        var value = required(header, key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " is a number, not " + value, e);
        }
    }
}
