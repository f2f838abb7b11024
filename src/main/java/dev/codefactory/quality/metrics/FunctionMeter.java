package dev.codefactory.quality.metrics;

import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures the functions of a file. */
final class FunctionMeter {

    private final FunctionKinds kinds;
    private final List<Count> counts = new ArrayList<>();

    /** A function that is being measured. */
    private static final class Count {
        private final SourceNode function;
        private int complexity = 1;
        private int nesting;

        Count(SourceNode function) {
            this.function = function;
        }
    }

    /** A node still to look at, in its function and so many branches deep. */
    private record Visit(SourceNode node, @Nullable Count function, int depth) {}

    private FunctionMeter(FunctionKinds kinds) {
        this.kinds = kinds;
    }

    /** Every function, in source order. */
    static List<FunctionMetrics> measure(Grammar grammar, SourceNode root) {
        var meter = new FunctionMeter(FunctionKinds.of(grammar));
        meter.walk(root);
        return meter.counts.stream().map(meter::metrics).toList();
    }

    /** A loop and not a recursion: code can nest deeper than a stack. */
    private void walk(SourceNode root) {
        var open = new ArrayDeque<Visit>();
        open.push(new Visit(root, null, 0));
        while (!open.isEmpty()) {
            var inside = visited(open.pop());
            inside.node()
                    .tokens()
                    .reversed()
                    .forEach(part -> open.push(new Visit(part, inside.function(), inside.depth())));
        }
    }

    /** Counts a node and answers where its parts are. */
    private Visit visited(Visit visit) {
        var node = visit.node();
        if (kinds.isFunction(node)) {
            var function = new Count(node);
            counts.add(function);
            return new Visit(node, function, 0);
        }
        var depth = visit.depth() + (kinds.nests(node) ? 1 : 0);
        if (visit.function() != null) {
            visit.function().complexity += kinds.isDecision(node) ? 1 : 0;
            visit.function().nesting = Math.max(visit.function().nesting, depth);
        }
        return new Visit(node, visit.function(), depth);
    }

    private FunctionMetrics metrics(Count count) {
        var node = count.function;
        return new FunctionMetrics(
                name(node),
                node.line(),
                node.lastLine() - node.line() + 1,
                parameters(node),
                count.complexity,
                count.nesting);
    }

    private static String name(SourceNode function) {
        return function.field("name")
                .or(() -> declared(function))
                .or(() -> function.parent().flatMap(parent -> parent.field("name", "key", "left")))
                .map(SourceNode::text)
                .filter(text -> text.length() <= 60)
                .orElse("the function of line " + function.line());
    }

    /** In C++ the name stands inside of as many declarators as the type needs. */
    private static Optional<SourceNode> declared(SourceNode function) {
        var declarator = function.field("declarator");
        while (declarator.flatMap(node -> node.field("declarator")).isPresent()) {
            declarator = declarator.flatMap(node -> node.field("declarator"));
        }
        return declarator.filter(node -> !node.type().equals("abstract_function_declarator"));
    }

    private int parameters(SourceNode function) {
        if (function.field("parameter").isPresent()) {
            return 1; // an arrow function without parentheses
        }
        var list = function.field("parameters")
                .or(() -> function.walk()
                        .filter(node -> node.type().endsWith("function_declarator"))
                        .findFirst()
                        .flatMap(declarator -> declarator.field("parameters")));
        return list.stream()
                .flatMap(parameters -> parameters.children().stream())
                .filter(parameter -> !kinds.noParameters().contains(parameter.type()))
                .mapToInt(FunctionMeter::count)
                .sum();
    }

    /** Go declares several parameters of one type at once; a method of Python is not passed its object by the caller. */
    private static int count(SourceNode parameter) {
        if (parameter.type().equals("parameter_declaration")) {
            var names = parameter.children().stream()
                    .filter(child -> child.type().equals("identifier"))
                    .count();
            return Math.max(1, (int) names);
        }
        return parameter.text().equals("self") || parameter.text().equals("cls") ? 0 : 1;
    }
}
