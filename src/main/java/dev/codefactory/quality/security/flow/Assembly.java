package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a value is a text put together from parts that are not constant, and what is spelled in it. */
final class Assembly {

    private static final int MAX_DEPTH = 6;

    private final FileFlow file;
    private final Origins origins;

    Assembly(FileFlow file, Origins origins) {
        this.file = file;
        this.origins = origins;
    }

    boolean of(SourceNode node) {
        return of(node, 0);
    }

    private boolean of(SourceNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        var type = node.type();
        if (NodeKinds.NAMES.contains(type)) {
            return file.reach().of(node).stream().anyMatch(each -> switch (each.kind()) {
                case ADDED -> variable(each.value());
                case ASSIGNED -> of(each.value(), depth + 1);
                case PARAMETER -> false;
            });
        }
        if (NodeKinds.OPERATIONS.contains(type)) {
            return Structure.operator(node).matches("[+%]") && variable(node);
        }
        if (NodeKinds.CALLS.contains(type)) {
            return ofCall(node, depth);
        }
        if (type.equals("macro_invocation")) {
            return node.text().startsWith("format!")
                    && node.text().contains("{")
                    && variable(node.children().getLast());
        }
        if (NodeKinds.INTERPOLATIONS.contains(type)) {
            return variable(node);
        }
        if (NodeKinds.COMPREHENSIONS.contains(type) || NodeKinds.FUNCTIONS.contains(type)) {
            return node.field("body").filter(body -> of(body, depth + 1)).isPresent();
        }
        if (NodeKinds.CONDITIONALS.contains(type)) {
            return Structure.branches(node).stream().anyMatch(branch -> of(branch, depth + 1));
        }
        return node.children().stream().anyMatch(child -> of(child, depth + 1));
    }

    private boolean ofCall(SourceNode call, int depth) {
        var callee = file.callee(call);
        if (Calls.ASSEMBLING.matcher(callee).matches() && variable(call)) {
            return true;
        }
        return Calls.PASSING.matcher(callee).matches()
                && Calls.inputs(call, callee).anyMatch(input -> of(input, depth + 1));
    }

    private boolean variable(SourceNode node) {
        return origins.of(node) != Origin.CONSTANT;
    }

    /** The text of a value and of everything that was assigned to the names in it. */
    String spelling(SourceNode node) {
        var names = node.walk().filter(inner -> NodeKinds.NAMES.contains(inner.type()));
        return Stream.concat(
                        Stream.of(node),
                        names.flatMap(name -> file.reach().of(name).stream().map(Definition::value)))
                .map(SourceNode::text)
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
