package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The names a function checks before it goes on: against a list, a pattern, a folder. */
final class Guards {

    private static final Pattern CHECK = Pattern.compile("\\bnot in\\b|\\bin\\s*[\\[({A-Z]|\\bin"
            + " \\w*(?i:allow|valid|white|safe|permit|known)"
            + "|[mM]atch(es|String|er)?\\(|\\.test\\(|is_?(digit|alnum|alpha|numeric|decimal)\\(|(?i:starts_?with|ends_?with)\\("
            + "|\\.has\\(|issubset|\\ball\\(|includes\\(|contains(Key)?\\(|indexOf\\(|HasPrefix|HasSuffix|is_relative_to|common(path|prefix)"
            + "|(?i:is_?(valid|safe|allowed|local)|valid(ate)?_?\\w*\\(|allowed|whitelist|allowlist|has_allowed)"
            + "|\\.find\\(|strstr|strchr|strspn|IsLocal|hasOwn");

    private final Map<SourceNode, Map<String, Integer>> checked = new HashMap<>();

    void note(SourceNode node) {
        if (!node.type().equals("if_statement")
                && !node.type().equals("if_expression")
                && !node.type().equals("elif_clause")
                && !node.type().equals("assert_statement")
                && !NodeKinds.CONDITIONALS.contains(node.type())) {
            return;
        }
        var condition = node.field("condition").orElseGet(() -> Structure.condition(node));
        if (!CHECK.matcher(condition.text()).find()) {
            return;
        }
        var names = checked.computeIfAbsent(Structure.function(node), _ -> new HashMap<>());
        condition
                .walk()
                .filter(part -> NodeKinds.NAMES.contains(part.type()))
                .forEach(part -> names.merge(part.text(), condition.start(), Math::min));
    }

    /** Whether the name was checked on the way to its use. */
    boolean guard(SourceNode use) {
        var at = checked.getOrDefault(Structure.function(use), Map.of()).get(use.text());
        return at != null && at < use.start();
    }
}
