package dev.codefactory.quality.tests.blame;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the examples in a user's words: {@code add(1, 2) returns 3}, {@code f("a") -> "b"}, and those of Python's documentation. */
final class Examples {

    private static final String CALL = "(\\w[\\w.]*\\((?:[^()\\n]|\\([^()\\n]*\\))*\\))";
    private static final String VALUE =
            "(-?\\d+(?:\\.\\d+)?(?![\\w.]*[\\w(])|\"[^\"\\n]*\"|'[^'\\n]*'|\\[[^\\n]*?](?=[`.,;]?(?:\\s|$))|(?i:true|false|none|null)\\b)";
    private static final Pattern SAID = Pattern.compile(CALL
            + "`?\\s*(?:->|=>|→|={2,3}|(?:should |must |will )?(?:return|give|yield|be|equal)s?|is)\\s+`?" + VALUE);
    private static final Pattern SHOWN =
            Pattern.compile("(?m)^[\\s/*#]*>>>\\s*" + CALL + "\\s*\\R[\\s/*#]*" + VALUE + "\\s*$");

    /** Signs that a sentence tells what is, and not what is wanted. */
    private static final Pattern COMPLAINT = Pattern.compile(
            "(?i)\\b(current|instead|wrong|bug|incorrect|actual|broken|never|not|fail|today|but|cannot|can't|don't|doesn't|isn't)");

    private Examples() {}

    /** Each example once; what is said of a call in two ways is left out. */
    static List<Example> in(String words) {
        var results = new LinkedHashMap<String, Literal>();
        var doubtful = new HashSet<String>();
        for (var pattern : List.of(SHOWN, SAID)) {
            pattern.matcher(words).results().forEach(match -> {
                var call = Compact.of(match.group(1));
                var value = Literal.of(Compact.of(match.group(2)));
                if (value.isEmpty()
                        || Literal.names(arguments(call))
                        || COMPLAINT.matcher(line(words, match.start(1))).find()) {
                    return;
                }
                var known = results.putIfAbsent(call, value.get());
                if (known != null && !known.equals(value.get())) {
                    doubtful.add(call);
                }
            });
        }
        return results.entrySet().stream()
                .filter(entry -> !doubtful.contains(entry.getKey()))
                .map(Examples::example)
                .toList();
    }

    private static Example example(Map.Entry<String, Literal> entry) {
        return new Example(entry.getKey(), entry.getValue());
    }

    private static String arguments(String call) {
        return call.substring(call.indexOf('('));
    }

    private static String line(String words, int place) {
        var start = words.lastIndexOf('\n', place) + 1;
        var end = words.indexOf('\n', place);
        return words.substring(start, end < 0 ? words.length() : end);
    }
}
