package dev.codefactory.llm.practice;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
 * @param step the step type that asked
 * @param round 0 for the first answer, then the number of the improvement round
 * @param finish "stop", or "length" for an answer that reached its token limit
 */
record Recording(String step, int round, String finish, int inputTokens, int outputTokens, String answer) {

    private static final Pattern FILE = Pattern.compile("---\\R(.*?)\\R---\\R(.*)", Pattern.DOTALL);

    Recording {
        if (!finish.equals("stop") && !finish.equals("length")) {
            throw new IllegalArgumentException("finish is stop or length, not " + finish);
        }
    }

    static Recording parse(String text) {
        var file = FILE.matcher(text);
        if (!file.matches()) {
            throw new IllegalArgumentException("a recording begins with a header between two lines of three dashes");
        }
        var header = file.group(1)
                .lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair.length < 2 ? "" : pair[1].strip()));
        return new Recording(
                required(header, "step"),
                Integer.parseInt(required(header, "round")),
                required(header, "finish"),
                Integer.parseInt(required(header, "input_tokens")),
                Integer.parseInt(required(header, "output_tokens")),
                file.group(2));
    }

    /** The text {@link #parse} reads back; how calls to a real model are recorded. */
    String format() {
        return """
                ---
                step: %s
                round: %d
                finish: %s
                input_tokens: %d
                output_tokens: %d
                ---
                %s""".formatted(step, round, finish, inputTokens, outputTokens, answer);
    }

    boolean wasCutOff() {
        return finish.equals("length");
    }

    private static String required(Map<String, String> header, String key) {
        var value = header.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the header of a recording needs " + key);
        }
        return value;
    }
}
