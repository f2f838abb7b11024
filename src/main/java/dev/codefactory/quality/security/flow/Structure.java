package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How nodes lie in each other, and what the parts of a call are, in every grammar. */
public final class Structure {

    private Structure() {}

    /** The innermost function around a node, or the whole file. */
    public static SourceNode function(SourceNode node) {
        var outer = node;
        for (var parent = node.parent(); parent.isPresent(); parent = outer.parent()) {
            outer = parent.get();
            if (NodeKinds.FUNCTIONS.contains(outer.type())) {
                return outer;
            }
        }
        return outer;
    }

    public static boolean isCall(SourceNode node) {
        return NodeKinds.CALLS.contains(node.type());
    }

    public static boolean isName(SourceNode node) {
        return NodeKinds.MEMBERS.contains(node.type()) || node.type().equals("identifier");
    }

    /** The last part of a name, such as {@code d} of {@code a.b.d}. */
    public static String lastName(SourceNode name) {
        return last(name);
    }

    /** A name and the value it is given. */
    public record Given(String name, SourceNode target, SourceNode value) {}

    /** What an assignment, a keyword argument or an entry of a literal gives to a single name. */
    public static Optional<Given> assignment(SourceNode node) {
        var type = node.type();
        if (NodeKinds.KEYWORDS.contains(type) && node.children().size() > 1) {
            var parts = node.children();
            return Optional.of(new Given(key(node), parts.getFirst(), single(parts.getLast())));
        }
        if (!NodeKinds.ASSIGNMENTS.contains(type)
                && !type.equals("default_parameter")
                && !type.equals("typed_default_parameter")) {
            return Optional.empty();
        }
        var target = node.field(NodeKinds.TARGETS).map(Structure::single);
        var value = node.field(NodeKinds.VALUES).map(Structure::single);
        return target.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Given(givenName(target.get()), target.get(), value.get()));
    }

    private static String givenName(SourceNode target) {
        return NodeKinds.ELEMENTS.contains(target.type()) && target.children().size() > 1
                ? unquoted(target.children().get(1).text())
                : last(target);
    }

    private static SourceNode single(SourceNode list) {
        var wraps = list.type().equals("expression_list") || list.type().equals("literal_element");
        return wraps && list.children().size() == 1 ? single(list.children().getFirst()) : list;
    }

    /** The modules this node imports. */
    public static List<String> importedModules(SourceNode node) {
        return switch (node.type()) {
            case "import_statement" ->
                node.field("source").isPresent()
                        ? List.of(unquoted(node.field("source").get().text()).replaceFirst("^node:", ""))
                        : node.children().stream()
                                .map(child -> child.field("name").orElse(child).text())
                                .toList();
            case "import_from_statement" -> {
                var module = node.field("module_name").map(SourceNode::text).orElse("");
                yield node.children().stream()
                        .skip(1)
                        .map(child ->
                                module + "." + child.field("name").orElse(child).text())
                        .toList();
            }
            case "import_spec" ->
                node.field("path").map(path -> unquoted(path.text())).stream().toList();
            case "import_declaration" ->
                node.children().stream().limit(1).map(SourceNode::text).toList();
            case "use_declaration" -> List.of(node.children().getLast().text().replace("::", "."));
            default -> List.of();
        };
    }

    private static String unquoted(String text) {
        return text.replaceAll("^[\"'`]|[\"'`]$", "");
    }

    /** What a call calls; the type, where it makes an object. */
    static Optional<SourceNode> called(SourceNode call) {
        return call.field("function", "constructor", "type", "name", "macro");
    }

    /** The last part of what a call calls. */
    public static String method(SourceNode call) {
        var text =
                call.field("name").or(() -> called(call)).map(Structure::last).orElse("");
        return text.substring(text.lastIndexOf(':') + 1);
    }

    private static String last(SourceNode called) {
        return called.field("attribute", "property", "field", "name")
                .orElse(called)
                .text();
    }

    /** What a method is called on. */
    static Optional<SourceNode> receiver(SourceNode call) {
        return call.field("object")
                .or(() -> called(call)
                        .filter(called -> NodeKinds.MEMBERS.contains(called.type()))
                        .flatMap(called -> called.field("object", "operand", "value", "argument")));
    }

    /** The variable at the beginning of a chain of calls. */
    static Optional<SourceNode> rootReceiver(SourceNode call) {
        var receiver = receiver(call);
        while (receiver.isPresent() && NodeKinds.CALLS.contains(receiver.get().type())) {
            receiver = receiver(receiver.get());
        }
        return receiver.filter(node -> NodeKinds.NAMES.contains(node.type()));
    }

    /** Positional arguments of a call, and the values of a literal that have no name. */
    public static List<SourceNode> positional(SourceNode call) {
        return arguments(call)
                .filter(argument -> !NodeKinds.KEYWORDS.contains(argument.type()))
                .toList();
    }

    /** The value of a named argument: a keyword, a property of an object given as argument, a field of a literal. */
    public static Optional<SourceNode> keyword(SourceNode call, String name) {
        return arguments(call)
                .flatMap(argument ->
                        argument.type().equals("object") ? argument.children().stream() : Stream.of(argument))
                .filter(argument -> NodeKinds.KEYWORDS.contains(argument.type()))
                .filter(argument -> key(argument).equals(name))
                .map(argument -> argument.children().getLast())
                .findFirst();
    }

    private static String key(SourceNode keyword) {
        return unquoted(keyword.children().getFirst().text());
    }

    private static Stream<SourceNode> arguments(SourceNode call) {
        return call.field("arguments", "body").map(SourceNode::children).orElse(List.of()).stream()
                .filter(argument -> !NodeKinds.COMMENTS.contains(argument.type()))
                .map(argument ->
                        argument.type().equals("argument") || argument.type().equals("literal_element")
                                ? argument.children().getFirst()
                                : argument);
    }

    /** The values a conditional expression chooses from; Python puts the condition in the middle and gives it no name. */
    static List<SourceNode> branches(SourceNode conditional) {
        var parts = new ArrayList<>(conditional.children());
        parts.remove(condition(conditional));
        return parts;
    }

    static SourceNode condition(SourceNode conditional) {
        var parts = conditional.children();
        return conditional.field("condition").orElse(parts.get(parts.size() / 2));
    }

    static String operator(SourceNode operation) {
        return operation.field("operator", "operators").map(SourceNode::text).orElse("+");
    }

    /** The text of a node without the comments in it. */
    static String code(SourceNode node) {
        var text = node.text();
        var comments = node.walk()
                .filter(part -> NodeKinds.COMMENTS.contains(part.type()))
                .map(SourceNode::text)
                .toList();
        for (var comment : comments) {
            text = text.replace(comment, "");
        }
        return text;
    }
}
