package dev.codefactory.quality.tests.blame;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which value an assertion says a call has. */
final class Statements {

    private static final String EQUALS = "(?i:assert_?equals?|assert_eq!|assert\\.(?:deep)?(?:strict)?equal|equals?)";

    private Statements() {}

    /** The value that one of the assertions says the call has, or empty when none says it in a way that can be read. */
    static Optional<Literal> about(String call, List<String> assertions) {
        return assertions.stream()
                .map(Compact::of)
                .flatMap(assertion -> forms(call).stream()
                        .map(form -> form.matcher(assertion))
                        .filter(Matcher::find)
                        .flatMap(said -> Literal.of(said.group(1)).stream()))
                .findFirst();
    }

    private static List<Pattern> forms(String call) {
        var called = "(?:[\\w.]+(?:\\.|::))?" + Pattern.quote(call);
        return List.of(
                Pattern.compile("^assert[ (]" + called + "==(.+?)\\)?$"),
                Pattern.compile("^assert[ (](.+?)==" + called + "\\)?$"),
                Pattern.compile(EQUALS + "\\(" + called + ",([^,]+?|\\[.*])(?:,.*)?\\)$"),
                Pattern.compile(EQUALS + "\\(([^,]+?|\\[.*])," + called + "(?:,.*)?\\)$"),
                Pattern.compile("^expect\\(" + called + "\\)\\.to(?:Be|Equal|StrictEqual)\\((.+)\\)$"));
    }
}
