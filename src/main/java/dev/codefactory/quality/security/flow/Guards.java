package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names a function checks before it goes on: against a list, a pattern, a folder. */
final class Guards {

    private static final Pattern CHECK = Pattern.compile("\\bnot in\\b|\\bin\\s*[\\[({A-Z]|\\bin"
            + " \\w*(?i:allow|valid|white|safe|permit|known)"
            + "|[mM]atch(es|String|er)?\\(|\\.test\\(|is_?(digit|alnum|alpha|numeric|decimal)\\(|(?i:starts_?with|ends_?with)\\("
            + "|\\.has\\(|issubset|\\ball\\(|includes\\(|contains(Key)?\\(|indexOf\\(|HasPrefix|HasSuffix|is_relative_to|common(path|prefix)"
            + "|(?i:is_?(valid|safe|allowed|local)|valid(ate)?_?\\w*\\(|allowed|whitelist|allowlist|has_allowed)"
            + "|\\.find\\(|strstr|strchr|strspn|IsLocal|hasOwn");

    /** Checks after which a value can be only one of those the program names, or of kinds of characters that mean nothing anywhere. */
    private static final Pattern CLOSED = Pattern.compile(
            "issubset|\\.has\\(|\\bnot in\\s*[\\[({A-Z]|\\bin\\s+[A-Z_]{3,}\\b"
                    + "|(?i:allowed|allowlist|whitelist|permitted)|is_?(digit|alnum|alpha|numeric|decimal)\\(|fullmatch|\\.matches\\(");

    private final Map<SourceNode, Map<String, Integer>> checked = new HashMap<>();
    private final Map<SourceNode, Map<String, Integer>> closed = new HashMap<>();

    void note(SourceNode node) {
        if (!node.type().equals("if_statement")
                && !node.type().equals("if_expression")
                && !node.type().equals("elif_clause")
                && !node.type().equals("assert_statement")
                && !NodeKinds.CONDITIONALS.contains(node.type())) {
            return;
        }
        var condition = node.field("condition").orElseGet(() -> Structure.condition(node));
        if (CHECK.matcher(condition.text()).find()) {
            note(node, condition, checked);
        }
        if (CLOSED.matcher(condition.text()).find()) {
            note(node, condition, closed);
        }
    }

    private static void note(SourceNode fork, SourceNode condition, Map<SourceNode, Map<String, Integer>> guarded) {
        var names = guarded.computeIfAbsent(Structure.function(fork), _ -> new HashMap<>());
        condition.walk().filter(part -> NodeKinds.NAMES.contains(part.type())).forEach(part -> {
            names.merge(part.text(), condition.start(), Math::min);
            walked(fork, part.text()).forEach(whole -> names.merge(whole, condition.start(), Math::min));
        });
    }

    /** What a loop around the check takes the checked name from: who looks at each character has looked at the text. */
    private static Stream<String> walked(SourceNode fork, String name) {
        return fork.ancestry().stream()
                .filter(outer -> NodeKinds.LOOPS.contains(outer.type()))
                .filter(loop -> loop.field("left")
                        .filter(each -> each.text().equals(name))
                        .isPresent())
                .flatMap(loop -> loop.field("right").stream())
                .map(SourceNode::text);
    }

    /** Whether the name was checked on the way to its use. */
    boolean guard(SourceNode use) {
        return isIn(checked, use);
    }

    /** Whether the name was held against a closed set on the way to its use. */
    boolean close(SourceNode use) {
        return isIn(closed, use);
    }

    private static boolean isIn(Map<SourceNode, Map<String, Integer>> guarded, SourceNode use) {
        var at = guarded.getOrDefault(Structure.function(use), Map.of()).get(use.text());
        return at != null && at < use.start();
    }
}
