package dev.codefactory.quality.entrypoints;

import dev.codefactory.quality.source.SourceNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a stretch of source does: its text without comments, and the names in it. Whoever only promises something in a comment has not done it.
 */
record Code(String text, Set<String> names) {

    private static final Set<String> NAMES = Set.of(
            "identifier",
            "property_identifier",
            "shorthand_property_identifier",
            "field_identifier",
            "type_identifier");

    static Code of(SourceNode node) {
        return of(node, Code::isComment);
    }

    /** The same without what the test is true of. */
    static Code without(SourceNode node, Predicate<SourceNode> omitted) {
        return of(node, part -> isComment(part) || omitted.test(part));
    }

    private static Code of(SourceNode node, Predicate<SourceNode> omitted) {
        var bytes = node.text().getBytes(StandardCharsets.UTF_8);
        var names = new HashSet<String>();
        var end = node.start();
        for (var part : node.walk().toList()) {
            if (part.start() < end) {
                continue;
            }
            if (omitted.test(part)) {
                Arrays.fill(bytes, part.start() - node.start(), part.end() - node.start(), (byte) ' ');
                end = part.end();
            } else if (NAMES.contains(part.type())) {
                names.add(part.text());
            }
        }
        return new Code(new String(bytes, StandardCharsets.UTF_8), Set.copyOf(names));
    }

    private static boolean isComment(SourceNode node) {
        return node.type().endsWith("comment") || isDocumentation(node);
    }

    /** A text that is a statement of its own, as the documentation of functions is in Python. */
    private static boolean isDocumentation(SourceNode node) {
        return node.type().equals("string")
                && node.parent()
                        .filter(outer -> outer.type().equals("expression_statement"))
                        .isPresent();
    }
}
