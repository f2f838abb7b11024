package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Computes what is known when the code is written: numbers, texts and the conditions made of them. */
final class Constants {

    private static final int MAX_DEPTH = 8;
    private static final Pattern NUMBER = Pattern.compile("-?(0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|\\d[\\d_]*)[uUlL]*");

    private final Function<SourceNode, List<Definition>> reaching;

    /** @param reaching the definitions that reach a name */
    Constants(Function<SourceNode, List<Definition>> reaching) {
        this.reaching = reaching;
    }

    /** A {@code Long}, {@code Boolean} or {@code String}. */
    Optional<Object> fold(SourceNode node) {
        return fold(node, 0);
    }

    private Optional<Object> fold(SourceNode node, int depth) {
        var type = node.type();
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (NodeKinds.STRINGS.contains(type)) {
            return foldText(node, depth);
        }
        if (NodeKinds.LITERALS.contains(type)) {
            return foldLiteral(node.text());
        }
        if (NodeKinds.WRAPPERS.contains(type) || type.equals("literal_element")) {
            return foldWrapper(node, depth);
        }
        if (NodeKinds.OPERATIONS.contains(type) || type.equals("comparison_operator")) {
            return foldOperation(node, depth);
        }
        if (NodeKinds.CONDITIONALS.contains(type)) {
            return fold(Structure.condition(node), depth + 1)
                    .filter(Boolean.class::isInstance)
                    .flatMap(
                            condition -> fold(Structure.branches(node).get(condition.equals(true) ? 0 : 1), depth + 1));
        }
        if (NodeKinds.CALLS.contains(type)) {
            return foldCall(node, depth);
        }
        return NodeKinds.NAMES.contains(type) ? foldName(node, depth) : Optional.empty();
    }

    private Optional<Object> foldName(SourceNode name, int depth) {
        var definitions = reaching.apply(name);
        if (definitions.size() != 1 || definitions.getFirst().kind() != Definition.Kind.ASSIGNED) {
            return Optional.empty();
        }
        return fold(definitions.getFirst().value(), depth + 1);
    }

    private Optional<Object> foldText(SourceNode node, int depth) {
        if (node.type().equals("concatenated_string")) {
            return join(node, depth);
        }
        if (node.children().stream().anyMatch(part -> NodeKinds.INTERPOLATIONS.contains(part.type()))) {
            return Optional.empty();
        }
        var text = node.text();
        var open = text.indexOf(text.charAt(text.length() - 1));
        var quotes = text.startsWith("\"\"\"", open) || text.startsWith("'''", open) ? 3 : 1;
        return open < 0 || open + 2 * quotes > text.length()
                ? Optional.empty()
                : Optional.of(text.substring(open + quotes, text.length() - quotes));
    }

    private Optional<Object> join(SourceNode node, int depth) {
        var text = new StringBuilder();
        for (var part : node.children()) {
            var known = fold(part, depth + 1);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            text.append(known.get());
        }
        return Optional.of(text.toString());
    }

    private static Optional<Object> foldLiteral(String text) {
        if (text.equals("true") || text.equals("True") || text.equals("false") || text.equals("False")) {
            return Optional.of(text.equalsIgnoreCase("true"));
        }
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        var digits = text.replaceAll("[_uUlL]", "").replaceFirst("^0[oO]", "0");
        try {
            return Optional.of(Long.decode(digits));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private Optional<Object> foldWrapper(SourceNode node, int depth) {
        var inner = node.children();
        var known = inner.isEmpty() ? Optional.empty() : fold(inner.getLast(), depth + 1);
        return switch (node.type().equals("unary_expression") ? node.text().charAt(0) : ' ') {
            case '!' -> known.filter(Boolean.class::isInstance).map(value -> value.equals(false));
            case '-' -> known.filter(Long.class::isInstance).map(value -> -(Long) value);
            default -> known;
        };
    }

    private Optional<Object> foldOperation(SourceNode node, int depth) {
        var operands = node.children();
        if (operands.size() != 2) {
            return Optional.empty();
        }
        var left = fold(operands.getFirst(), depth + 1);
        var right = fold(operands.getLast(), depth + 1);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (left.get()) {
                    case Long a when right.get() instanceof Long b -> compute(a, Structure.operator(node), b);
                    case String a when Structure.operator(node).equals("+") -> a + right.get();
                    case Object a when Structure.operator(node).equals("==") -> Objects.equals(a, right.get());
                    case Object a when Structure.operator(node).equals("!=") -> !Objects.equals(a, right.get());
                    default -> null;
                });
    }

    private static @org.jspecify.annotations.Nullable Object compute(long a, String operator, long b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? null : a / b;
            case "%" -> b == 0 ? null : a % b;
            case "<<" -> a << b;
            case "|" -> a | b;
            case "<" -> a < b;
            case ">" -> a > b;
            case "<=" -> a <= b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            case "!=" -> a != b;
            default -> null;
        };
    }

    /** {@code text.charAt(1)}, {@code text.upper()}. */
    private Optional<Object> foldCall(SourceNode call, int depth) {
        var text = Structure.receiver(call)
                .flatMap(receiver -> fold(receiver, depth + 1))
                .map(String::valueOf);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var arguments = Structure.positional(call);
        return switch (Structure.method(call)) {
            case "charAt" ->
                arguments.isEmpty()
                        ? Optional.empty()
                        : fold(arguments.getFirst(), depth + 1)
                                .filter(at -> at instanceof Long index
                                        && index >= 0
                                        && index < text.get().length())
                                .map(at -> text.get()
                                        .substring(Math.toIntExact((Long) at), Math.toIntExact((Long) at) + 1));
            case "getBytes", "encode", "toString", "trim", "strip", "lower", "toLowerCase", "as_str", "c_str" ->
                Optional.of(text.get());
            default -> Optional.empty();
        };
    }
}
