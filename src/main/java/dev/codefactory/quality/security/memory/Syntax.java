package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parts of C and C++ expressions and statements, brackets, casts and hints to the compiler left out. */
final class Syntax {

    static final Set<String> LOOPS = Set.of("for_statement", "while_statement", "do_statement", "for_range_loop");

    private static final Set<String> PLACES = Set.of("identifier", "field_expression", "qualified_identifier");
    private static final Set<String> HINTS = Set.of("likely", "unlikely", "__builtin_expect", "G_LIKELY", "G_UNLIKELY");
    private static final Set<String> WRAPPERS =
            Set.of("parenthesized_expression", "condition_clause", "cast_expression", "condition_declaration");
    private static final Pattern RELATION = Pattern.compile("[<>]=?");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LONGEST_KEY = 120;

    private Syntax() {}

    /** The expression inside of brackets, casts and hints. */
    static SourceNode bare(SourceNode node) {
        var inner = node;
        while (true) {
            if (WRAPPERS.contains(inner.type()) && !inner.children().isEmpty()) {
                inner = inner.children().getLast();
            } else if (isCall(inner)
                    && HINTS.contains(callee(inner))
                    && !arguments(inner).isEmpty()) {
                inner = arguments(inner).getFirst();
            } else {
                return inner;
            }
        }
    }

    static boolean isCall(SourceNode node) {
        return node.type().equals("call_expression");
    }

    /** The last part of the name of what a call calls. */
    static String callee(SourceNode call) {
        var function = call.field("function");
        while (function.isPresent() && !function.get().type().equals("identifier")) {
            var next = function.get().field("field", "name");
            if (next.isEmpty()) {
                return function.get().text();
            }
            function = next;
        }
        return function.map(SourceNode::text).orElse("");
    }

    static List<SourceNode> arguments(SourceNode call) {
        return call.field("arguments").map(SourceNode::children).orElse(List.of()).stream()
                .filter(argument -> !argument.type().equals("comment"))
                .toList();
    }

    /** How a variable, or a member reached from one, is called throughout its function; empty for what is no place. */
    static String key(SourceNode node) {
        var place = bare(node);
        if (!PLACES.contains(place.type()) || place.end() - place.start() > LONGEST_KEY) {
            return "";
        }
        var text = SPACE.matcher(place.text()).replaceAll("");
        return text.startsWith("this->") ? text.substring("this->".length()) : text;
    }

    static boolean isPlace(SourceNode node) {
        return PLACES.contains(node.type());
    }

    static String operator(SourceNode node) {
        return node.field("operator").map(SourceNode::text).orElse("");
    }

    static boolean isBinary(SourceNode node, String... operators) {
        return node.type().equals("binary_expression") && List.of(operators).contains(operator(node));
    }

    static boolean isRelation(SourceNode node) {
        return node.type().equals("binary_expression")
                && RELATION.matcher(operator(node)).matches();
    }

    static Optional<SourceNode> left(SourceNode node) {
        return node.field("left");
    }

    static Optional<SourceNode> right(SourceNode node) {
        return node.field("right");
    }

    /** The places an expression names, each with what it is reached from: {@code a->b} and {@code a} of {@code a->b}. */
    static Stream<String> keys(SourceNode expression) {
        return expression.walk().filter(Syntax::isPlace).map(Syntax::key).filter(key -> !key.isEmpty());
    }

    static boolean names(SourceNode expression, String key) {
        return keys(expression).anyMatch(key::equals);
    }

    static boolean within(SourceNode inner, SourceNode outer) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }

    /** What a pointer is followed by at this node: {@code p->x}, {@code *p}, {@code p[0]}; empty when none is. */
    static Optional<SourceNode> followed(SourceNode node) {
        var follows = switch (node.type()) {
            case "field_expression" -> operator(node).equals("->");
            case "pointer_expression" -> operator(node).equals("*");
            case "subscript_expression" -> true;
            default -> false;
        };
        return follows && !isAddress(node) ? node.field("argument").map(Syntax::bare) : Optional.empty();
    }

    /** {@code &p->x} and {@code sizeof p->x} compute without looking. */
    private static boolean isAddress(SourceNode node) {
        var outer = node.parent();
        while (outer.isPresent()
                && ((outer.get().type().equals("field_expression")
                                && !operator(outer.get()).equals("->"))
                        || outer.get().type().equals("parenthesized_expression"))) {
            outer = outer.get().parent();
        }
        return outer.filter(each -> (each.type().equals("pointer_expression")
                                && operator(each).equals("&"))
                        || each.type().equals("sizeof_expression")
                        || each.type().equals("decltype"))
                .isPresent();
    }

    static boolean isNull(SourceNode node) {
        var text = bare(node).text();
        return text.equals("NULL") || text.equals("nullptr") || text.equals("0") || text.equals("NIL");
    }
}
