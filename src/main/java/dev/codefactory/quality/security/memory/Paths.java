package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which statements are run after which. */
final class Paths {

    private static final Set<String> JUMPS = Set.of(
            "return_statement",
            "goto_statement",
            "break_statement",
            "continue_statement",
            "throw_statement",
            "co_return_statement");
    private static final Set<String> BLOCKS =
            Set.of("compound_statement", "case_statement", "translation_unit", "declaration_list");
    private static final Pattern ENDING = Pattern.compile(
            "(_|\\b)(exit|_exit|abort|die|fatal|panic|longjmp|siglongjmp|terminate|unreachable|BUG)|(?i).*(fatal|abort|panic|throw|raise|unreachable).*"
                    + "|[A-Z0-9_]*(RETURN|FAIL|GOTO|THROW|BAIL|ABORT|ERROR_EXIT|DIE)[A-Z0-9_]*|(?i)err(x)?|usage|error_exit|croak|mrb_raise\\w*|rb_raise");

    private Paths() {}

    /** Whether nothing behind a statement is run after it. */
    static boolean leaves(SourceNode statement) {
        if (JUMPS.contains(statement.type())) {
            return true;
        }
        return switch (statement.type()) {
            case "compound_statement" -> statement.children().stream().anyMatch(Paths::leaves);
            case "else_clause", "labeled_statement" ->
                statement.children().stream()
                        .skip(statement.type().equals("else_clause") ? 0 : 1)
                        .anyMatch(Paths::leaves);
            case "if_statement" -> leaves(statement, "consequence") && leaves(statement, "alternative");
            case "expression_statement" ->
                statement.children().stream()
                        .map(Syntax::bare)
                        .anyMatch(call -> Syntax.isCall(call)
                                && ENDING.matcher(Syntax.callee(call)).matches());
            default -> false;
        };
    }

    static boolean leaves(SourceNode fork, String branch) {
        return fork.field(branch).filter(Paths::leaves).isPresent();
    }

    static boolean isJump(SourceNode statement) {
        return JUMPS.contains(statement.type());
    }

    /** The statements of one block that stand before a node in it, the nearest first, and so on outwards. */
    static List<SourceNode> before(SourceNode node) {
        var found = new ArrayList<SourceNode>();
        var below = node;
        for (var outer : node.ancestry()) {
            if (BLOCKS.contains(outer.type())) {
                var end = below.start();
                found.addAll(outer.children().stream()
                        .filter(each -> each.end() <= end)
                        .toList()
                        .reversed());
            }
            if (outer.type().equals("function_definition")) {
                break;
            }
            below = outer;
        }
        return found;
    }

    /** What is run after a statement when each condition on the way lets it: to the end of the function or the first jump that leaves it. */
    static List<SourceNode> after(SourceNode node) {
        var found = new ArrayList<SourceNode>();
        follow(node, found, new HashSet<>());
        return found;
    }

    private static void follow(SourceNode node, List<SourceNode> found, Set<SourceNode> seen) {
        var below = node;
        for (var outer : node.ancestry()) {
            if (outer.type().equals("function_definition") || outer.type().equals("lambda_expression")) {
                return;
            }
            if (BLOCKS.contains(outer.type())) {
                for (var next : following(outer, below)) {
                    if (next.type().equals("case_statement")) {
                        continue;
                    }
                    found.add(next);
                    if (ends(next, found, seen)) {
                        return;
                    }
                }
            }
            below = outer;
        }
    }

    private static List<SourceNode> following(SourceNode block, SourceNode statement) {
        return block.children().stream()
                .filter(next -> next.start() >= statement.end())
                .toList();
    }

    /** Whether the way ends at a statement; a goto goes on at its label, a break behind its loop or switch. */
    private static boolean ends(SourceNode statement, List<SourceNode> found, Set<SourceNode> seen) {
        var jump = jumpOf(statement);
        if (jump.isPresent() && seen.add(jump.get())) {
            target(jump.get()).ifPresent(next -> {
                if (next.type().equals("labeled_statement")) {
                    found.add(next);
                    if (ends(next, found, seen)) {
                        return;
                    }
                }
                follow(next, found, seen);
            });
        }
        return jump.isPresent() || leaves(statement);
    }

    private static Optional<SourceNode> jumpOf(SourceNode statement) {
        if (statement.type().equals("goto_statement") || statement.type().equals("break_statement")) {
            return Optional.of(statement);
        }
        return statement.type().equals("labeled_statement") || statement.type().equals("compound_statement")
                ? statement.children().stream()
                        .flatMap(each -> jumpOf(each).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<SourceNode> target(SourceNode jump) {
        if (jump.type().equals("break_statement")) {
            return jump.ancestry().stream()
                    .filter(outer ->
                            Syntax.LOOPS.contains(outer.type()) || outer.type().equals("switch_statement"))
                    .findFirst();
        }
        var label = jump.field("label").map(SourceNode::text).orElse("");
        return jump.ancestry().stream().filter(outer -> outer.type().equals("function_definition")).findFirst().stream()
                .flatMap(SourceNode::walk)
                .filter(node -> node.type().equals("labeled_statement"))
                .filter(node -> node.field("label")
                        .filter(name -> name.text().equals(label))
                        .isPresent())
                .findFirst();
    }
}
