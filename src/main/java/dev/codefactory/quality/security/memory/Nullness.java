package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.regex.Pattern;

/** Whether the conditions on the way to a use rule out that a pointer is null. */
final class Nullness {

    private static final Pattern ASKING = Pattern.compile(
            "(?i).*(is_?err|null|assert|check|valid|ensure|require|expect|verify|return|fail|oom|empty).*");

    private Nullness() {}

    /** Whether the pointer was looked at on every way to its use. */
    static boolean isRuledOut(SourceNode use, String key) {
        var below = use;
        for (var outer : use.ancestry()) {
            if (outer.type().equals("function_definition")) {
                break;
            }
            if (outer != below && rulesOut(outer, below, key)) {
                return true;
            }
            below = outer;
        }
        return Paths.before(use).stream().anyMatch(statement -> settles(statement, key));
    }

    private static boolean rulesOut(SourceNode outer, SourceNode below, String key) {
        return switch (outer.type()) {
            case "binary_expression" ->
                Syntax.right(outer).filter(right -> right == below).isPresent()
                        && ((Syntax.operator(outer).equals("&&") && implies(left(outer), key, true))
                                || (Syntax.operator(outer).equals("||") && implies(left(outer), key, false)));
            case "if_statement", "conditional_expression", "while_statement", "for_statement" -> {
                var condition = outer.field("condition");
                yield condition.isPresent()
                        && condition.get() != below
                        && implies(condition.get(), key, !isAlternative(outer, below));
            }
            default -> false;
        };
    }

    private static boolean isAlternative(SourceNode fork, SourceNode branch) {
        return fork.field("alternative").filter(each -> each == branch).isPresent();
    }

    private static SourceNode left(SourceNode node) {
        return Syntax.left(node).orElse(node);
    }

    private static boolean settles(SourceNode statement, String key) {
        if (statement.type().equals("if_statement")) {
            var condition = statement.field("condition");
            return condition.isPresent()
                    && ((implies(condition.get(), key, false)
                                    && (Paths.leaves(statement, "consequence") || replaces(statement, key)))
                            || (Paths.leaves(statement, "alternative") && implies(condition.get(), key, true)));
        }
        return statement.type().equals("expression_statement")
                && statement.children().stream().anyMatch(call -> Syntax.isCall(call) && asks(call, key));
    }

    private static boolean replaces(SourceNode statement, String key) {
        return statement
                .walk()
                .anyMatch(node -> node.type().equals("assignment_expression")
                        && Syntax.key(left(node)).equals(key));
    }

    private static boolean asks(SourceNode call, String key) {
        var callee = Syntax.callee(call);
        return (ASKING.matcher(callee).matches() || callee.equals(callee.toUpperCase(java.util.Locale.ROOT)))
                && Syntax.arguments(call).stream().anyMatch(argument -> Syntax.names(argument, key));
    }

    /** Whether a condition that came out this way means that the pointer is not null. */
    static boolean implies(SourceNode condition, String key, boolean outcome) {
        var test = Syntax.bare(condition);
        if (test.type().equals("unary_expression") && Syntax.operator(test).equals("!")) {
            return test.field("argument")
                    .filter(inner -> implies(inner, key, !outcome))
                    .isPresent();
        }
        if (test.type().equals("assignment_expression")) {
            return outcome && Syntax.key(left(test)).equals(key);
        }
        if (Syntax.isCall(test)) {
            return Syntax.arguments(test).stream().anyMatch(argument -> Syntax.names(argument, key));
        }
        if (!test.type().equals("binary_expression")) {
            return outcome && Syntax.key(test).equals(key);
        }
        var right = Syntax.right(test).orElse(test);
        return switch (Syntax.operator(test)) {
            case "&&" ->
                outcome
                        ? implies(left(test), key, true) || implies(right, key, true)
                        : implies(left(test), key, false) && implies(right, key, false);
            case "||" -> !outcome && (implies(left(test), key, false) || implies(right, key, false));
            case "==" -> compares(test, key) && outcome != isAboutNull(test);
            case "!=" -> compares(test, key) && outcome == isAboutNull(test);
            default -> compares(test, key);
        };
    }

    private static boolean isAboutNull(SourceNode test) {
        return test.children().stream().anyMatch(Syntax::isNull);
    }

    private static boolean compares(SourceNode test, String key) {
        return test.children().stream()
                .map(Syntax::bare)
                .anyMatch(side -> Syntax.key(side).equals(key)
                        || (side.type().equals("assignment_expression")
                                && Syntax.key(left(side)).equals(key)));
    }
}
