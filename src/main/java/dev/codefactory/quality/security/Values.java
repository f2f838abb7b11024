package dev.codefactory.quality.security;

import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be known of a value by reading the function around it: whether it is constant, and whether it is a text assembled from parts that
 * are not. It follows assignments, so that {@code "select " + COLUMNS} is as harmless as it looks.
 */
final class Values {

    private static final int MAX_DEPTH = 6;
    private static final Pattern CONSTANT_NAME = Pattern.compile("(.*\\.)?[A-Z][A-Z0-9_]+");

    /** Calls whose result is a number whatever goes in, so that nothing can be injected with it. */
    private static final Pattern TO_NUMBER = Pattern.compile(
            "(?s)int|float|Number|(.*\\.)?(parseInt|parseFloat|parseLong|Itoa|len|size|length|count)|(Integer|Long)\\.valueOf");

    /** Calls that put texts together from their arguments. */
    private static final Pattern ASSEMBLING =
            Pattern.compile("(?s)(.*\\.)?(format|join|concat|formatted|Sprintf|Sprint|Join|append|replace|nCopies)");

    /** Calls whose result is as good or bad as what goes in. */
    private static final Pattern PASSING = Pattern.compile("(?s)(.*\\.)?(toString|text|getBytes|trim|strip|lower|upper"
            + "|toLowerCase|toUpperCase|encode|str|String|valueOf|asList|of|List|as_str|c_str|to_string|repeat|fill|map"
            + "|string|StringBuilder|StringBuffer)");

    /** Calls whose result is made of their last argument alone, once for each element of what they are called on. */
    private static final Pattern MAPPING = Pattern.compile("(?s)(.*\\.)?(map|fill|nCopies)");

    /** A class or package before the dot is no value: {@code String.format}, {@code fmt.Sprintf}. */
    private static final Pattern NAMESPACE =
            Pattern.compile("[A-Z]\\w*|fmt|strings|strconv|path|filepath|os\\.path|util");

    private Values() {}

    /** The innermost function around a node, or the whole file. */
    static SourceNode function(SourceNode node) {
        var around = node.ancestry();
        return around.stream()
                .skip(1)
                .filter(outer -> NodeKinds.FUNCTIONS.contains(outer.type()))
                .findFirst()
                .orElse(around.getLast());
    }

    /** Known when the code is written. */
    static boolean constant(SourceNode node) {
        return constant(node, 0);
    }

    private static boolean constant(SourceNode node, int depth) {
        var type = node.type();
        if (NodeKinds.LITERALS.contains(type)) {
            return true;
        }
        if (depth > MAX_DEPTH) {
            return false;
        }
        if (NodeKinds.CONDITIONALS.contains(type)) {
            return branches(node).allMatch(branch -> constant(branch, depth + 1));
        }
        if (NodeKinds.TRANSPARENT.contains(type)) {
            return node.children().stream().allMatch(child -> constant(child, depth + 1));
        }
        if (NodeKinds.OPERATIONS.contains(type)) {
            return constantOperation(node, depth);
        }
        if (NodeKinds.COMPREHENSIONS.contains(type) || NodeKinds.FUNCTIONS.contains(type)) {
            return node.field("body").filter(body -> constant(body, depth + 1)).isPresent();
        }
        if (NodeKinds.CALLS.contains(type)) {
            return constantCall(node, depth);
        }
        if (NodeKinds.NAMES.contains(type)) {
            var values = assigned(node);
            return values.isEmpty()
                    ? CONSTANT_NAME.matcher(node.text()).matches()
                    : values.stream().allMatch(value -> constant(value, depth + 1));
        }
        return false;
    }

    /** A constant text repeated any number of times holds nothing foreign. */
    private static boolean constantOperation(SourceNode node, int depth) {
        var operands = node.children().stream();
        return operator(node).equals("*")
                ? operands.anyMatch(operand -> constant(operand, depth + 1))
                : operands.allMatch(operand -> constant(operand, depth + 1));
    }

    private static boolean constantCall(SourceNode call, int depth) {
        var callee = callee(call);
        if (TO_NUMBER.matcher(callee).matches()) {
            return true;
        }
        var known =
                ASSEMBLING.matcher(callee).matches() || PASSING.matcher(callee).matches();
        return known && inputs(call, callee).allMatch(input -> constant(input, depth + 1));
    }

    /** A text put together from something that is not constant. */
    static boolean assembled(SourceNode node) {
        return assembled(node, 0);
    }

    private static boolean assembled(SourceNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        var type = node.type();
        if (NodeKinds.NAMES.contains(type)) {
            return assigned(node).stream().anyMatch(value -> assembled(value, depth + 1) || grows(value));
        }
        if (NodeKinds.OPERATIONS.contains(type)) {
            return operator(node).matches("[+%]") && !constant(node);
        }
        if (NodeKinds.CALLS.contains(type)) {
            var callee = callee(node);
            if (ASSEMBLING.matcher(callee).matches() && !constant(node)) {
                return true;
            }
            return PASSING.matcher(callee).matches()
                    && inputs(node, callee).anyMatch(input -> assembled(input, depth + 1));
        }
        if (type.equals("macro_invocation")) {
            return node.text().startsWith("format!") && !formatsConstants(node);
        }
        if (NodeKinds.INTERPOLATIONS.contains(type)) {
            return !constant(node);
        }
        if (NodeKinds.COMPREHENSIONS.contains(type) || NodeKinds.FUNCTIONS.contains(type)) {
            return node.field("body").filter(body -> assembled(body, depth + 1)).isPresent();
        }
        if (NodeKinds.CONDITIONALS.contains(type)) {
            return branches(node).anyMatch(branch -> assembled(branch, depth + 1));
        }
        return NodeKinds.TRANSPARENT.contains(type)
                && node.children().stream().anyMatch(child -> assembled(child, depth + 1));
    }

    /** Whether a value is added to what its name already holds, and is not constant. */
    private static boolean grows(SourceNode value) {
        var parent = value.parent().map(SourceNode::type).orElse("");
        var added = parent.startsWith("augmented_") || parent.startsWith("compound_") || isArgument(value);
        return added && !constant(value);
    }

    private static boolean formatsConstants(SourceNode macro) {
        return !macro.text().contains("{") || constant(macro.children().getLast());
    }

    /** The text of a value and of everything that was assigned to the names in it. */
    static String spelling(SourceNode node) {
        var names = node.walk().filter(inner -> inner.type().equals("identifier"));
        return Stream.concat(Stream.of(node), names.flatMap(name -> assigned(name).stream()))
                .map(SourceNode::text)
                .collect(Collectors.joining("\n"));
    }

    /** Every value a name is given: in its function, else outside of all functions; the fields of an object are given theirs anywhere. */
    private static List<SourceNode> assigned(SourceNode identifier) {
        var name = identifier.text();
        var around = function(identifier);
        var local = around.walk().flatMap(node -> given(node, name)).toList();
        if (!local.isEmpty()) {
            return local;
        }
        var file = identifier.ancestry().getLast();
        var isMember = NodeKinds.MEMBERS.contains(identifier.type());
        return file.walk()
                .flatMap(node -> given(node, name))
                .filter(value -> isMember || outsideOfFunctions(value))
                .toList();
    }

    private static boolean outsideOfFunctions(SourceNode value) {
        return value.ancestry().stream().noneMatch(outer -> NodeKinds.FUNCTIONS.contains(outer.type()));
    }

    /** The values this node gives to the name: by assigning, or by adding to a list or builder. */
    private static Stream<SourceNode> given(SourceNode node, String name) {
        if (NodeKinds.ASSIGNMENTS.contains(node.type())) {
            return node
                    .field(NodeKinds.TARGETS)
                    .filter(target -> mentions(target, name))
                    .flatMap(_ -> node.field(NodeKinds.VALUES))
                    .stream();
        }
        if (NodeKinds.CALLS.contains(node.type())
                && callee(node).matches(Pattern.quote(name) + "\\.(append|push|add|extend|insert)")) {
            return node.field("arguments").stream().flatMap(arguments -> arguments.children().stream());
        }
        return Stream.empty();
    }

    /** Whether the target is the name, or a tuple with the name in it. */
    private static boolean mentions(SourceNode target, String name) {
        return target.text().equals(name)
                || (!NodeKinds.MEMBERS.contains(target.type())
                        && target.walk()
                                .anyMatch(node ->
                                        node.children().isEmpty() && node.text().equals(name)));
    }

    /** The values a conditional expression chooses from; Python puts the condition in the middle and gives it no name. */
    private static Stream<SourceNode> branches(SourceNode conditional) {
        var parts = conditional.children();
        var condition = conditional.field("condition").orElse(parts.get(parts.size() / 2));
        return parts.stream().filter(part -> part != condition);
    }

    private static boolean isArgument(SourceNode value) {
        return value.parent()
                .filter(parent -> parent.type().startsWith("argument"))
                .isPresent();
    }

    private static String operator(SourceNode operation) {
        return operation.field("operator").map(SourceNode::text).orElse("+");
    }

    /** What a call calls, such as {@code os.path.join}; a method's receiver only as far as it is a name. */
    private static String callee(SourceNode call) {
        var name = call.field("function", "constructor", "type", "name")
                .map(SourceNode::text)
                .orElse("");
        return call.field("object")
                .map(receiver -> receiver.text() + "." + name)
                .orElse(name);
    }

    /** What the result of a call is made of: its arguments and what it is called on, unless only some of them count. */
    private static Stream<SourceNode> inputs(SourceNode call, String callee) {
        var arguments = call.field("arguments").map(SourceNode::children).orElse(List.of());
        if (MAPPING.matcher(callee).matches() && !arguments.isEmpty()) {
            return Stream.of(arguments.getLast());
        }
        var receiver = call.field("object")
                .or(() -> call.field("function")
                        .flatMap(function -> function.field("object", "operand", "value", "argument")))
                .filter(value -> !NAMESPACE.matcher(value.text()).matches());
        return Stream.concat(receiver.stream(), callee.endsWith(".repeat") ? Stream.empty() : arguments.stream());
    }
}
