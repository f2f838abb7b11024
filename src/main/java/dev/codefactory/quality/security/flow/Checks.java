package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the functions of a file hold against a bound. */
final class Checks {

    private static final Set<String> TESTS = Set.of("if_statement", "while_statement", "do_statement");
    private static final Pattern COMPARING = Pattern.compile("[<>]=?");
    private static final Pattern CHECKING =
            Pattern.compile("(?i).*(assert|require|check|ensure|verify|expect|min|clamp|is_err|valid).*");

    private final Map<SourceNode, Set<String>> byFunction = new HashMap<>();

    /** Whether a condition or a checking function holds one of the names in an expression against a bound. */
    boolean bounds(SourceNode expression) {
        var compared = compared(expression);
        return names(expression).anyMatch(compared::contains);
    }

    private Set<String> compared(SourceNode node) {
        return byFunction.computeIfAbsent(Structure.function(node), Checks::look);
    }

    private static Set<String> look(SourceNode function) {
        var compared = new HashSet<String>();
        function.walk().forEach(node -> {
            if (TESTS.contains(node.type()) || NodeKinds.CONDITIONALS.contains(node.type())) {
                node.field("condition").ifPresent(condition -> note(condition, compared));
            } else if (NodeKinds.CALLS.contains(node.type())
                    && CHECKING.matcher(Structure.method(node)).matches()) {
                Structure.positional(node).stream().flatMap(Checks::names).forEach(compared::add);
            }
        });
        return compared;
    }

    private static void note(SourceNode condition, Set<String> compared) {
        condition
                .walk()
                .filter(node -> NodeKinds.OPERATIONS.contains(node.type()))
                .filter(node -> COMPARING.matcher(Structure.operator(node)).matches())
                .flatMap(Checks::names)
                .forEach(compared::add);
    }

    private static Stream<String> names(SourceNode expression) {
        return expression
                .walk()
                .filter(node -> NodeKinds.NAMES.contains(node.type()))
                .map(SourceNode::text);
    }
}
