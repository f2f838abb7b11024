package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the functions of a file look at before they go on, and what they do with memory they gave back. */
final class Checks {

    private static final Set<String> TESTS = Set.of("if_statement", "while_statement", "do_statement");
    private static final Set<String> JUMPS =
            Set.of("return_statement", "goto_statement", "break_statement", "throw_statement");
    private static final Pattern COMPARING = Pattern.compile("[<>]=?");
    private static final Pattern CHECKING =
            Pattern.compile("(?i).*(assert|require|check|ensure|verify|expect|min|clamp|is_err|valid).*");

    private record Looked(Set<String> compared, Set<String> tested) {}

    private final Map<SourceNode, Looked> byFunction = new HashMap<>();

    /** Whether a condition or a checking function holds one of the names in an expression against a bound. */
    boolean bounds(SourceNode expression) {
        var compared = looked(expression).compared();
        return names(expression).anyMatch(compared::contains);
    }

    /** Whether a condition or a checking function of the same function looks at the name. */
    boolean tests(SourceNode name) {
        return looked(name).tested().contains(name.text());
    }

    /** Whether the function reaches through the pointer. */
    boolean follows(SourceNode pointer) {
        return Structure.function(pointer)
                .walk()
                .filter(node -> node.start() > pointer.start())
                .filter(node -> Set.of("field_expression", "pointer_expression", "subscript_expression")
                        .contains(node.type()))
                .filter(node ->
                        !node.type().equals("field_expression") || node.text().contains("->"))
                .filter(node -> !node.text().startsWith("&"))
                .anyMatch(node -> node.field("argument")
                        .filter(of -> of.text().equals(pointer.text()))
                        .isPresent());
    }

    /** Whether the name is used on the way after a statement before it is given another value. */
    boolean usesAgain(SourceNode name) {
        var below = name;
        for (var outer : name.ancestry()) {
            if (NodeKinds.FUNCTIONS.contains(outer.type())) {
                return false;
            }
            if (NodeKinds.BLOCKS.contains(outer.type())) {
                for (var next : following(outer, below)) {
                    if (replaces(next, name.text())) {
                        return false;
                    }
                    if (next.walk().anyMatch(node -> isUse(node, name.text()))) {
                        return true;
                    }
                    if (JUMPS.contains(next.type())) {
                        return false;
                    }
                }
            }
            below = outer;
        }
        return false;
    }

    private static List<SourceNode> following(SourceNode block, SourceNode statement) {
        return block.children().stream()
                .filter(node -> node.start() > statement.start())
                .toList();
    }

    private static boolean replaces(SourceNode statement, String name) {
        return statement
                .walk()
                .filter(node -> NodeKinds.ASSIGNMENTS.contains(node.type()))
                .anyMatch(node -> node.field("left")
                        .filter(left -> left.text().equals(name))
                        .isPresent());
    }

    private static boolean isUse(SourceNode node, String name) {
        return NodeKinds.NAMES.contains(node.type()) && node.text().equals(name);
    }

    private Looked looked(SourceNode node) {
        return byFunction.computeIfAbsent(Structure.function(node), Checks::look);
    }

    private static Looked look(SourceNode function) {
        var looked = new Looked(new HashSet<>(), new HashSet<>());
        function.walk().forEach(node -> {
            if (TESTS.contains(node.type()) || NodeKinds.CONDITIONALS.contains(node.type())) {
                node.field("condition").ifPresent(condition -> note(condition, looked));
            } else if (NodeKinds.CALLS.contains(node.type())
                    && CHECKING.matcher(Structure.method(node)).matches()) {
                Structure.positional(node).stream().flatMap(Checks::names).forEach(name -> {
                    looked.tested().add(name);
                    looked.compared().add(name);
                });
            }
        });
        return looked;
    }

    private static void note(SourceNode condition, Looked looked) {
        names(condition).forEach(looked.tested()::add);
        condition
                .walk()
                .filter(node -> NodeKinds.OPERATIONS.contains(node.type()))
                .filter(node -> COMPARING.matcher(Structure.operator(node)).matches())
                .flatMap(Checks::names)
                .forEach(looked.compared()::add);
    }

    private static Stream<String> names(SourceNode expression) {
        return expression
                .walk()
                .filter(node -> NodeKinds.NAMES.contains(node.type()))
                .map(SourceNode::text);
    }
}
