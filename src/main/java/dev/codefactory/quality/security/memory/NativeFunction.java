package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One function of C or C++, read once: its variables, what they are given, and where its nodes are by kind. */
public final class NativeFunction {

    /** Larger functions are tables or generated; nobody waits for an answer about them. */
    private static final int MAX_NODES = 40_000;

    /**
     * A value given to a place.
     *
     * @param adds whether it is added to what was there, as {@code +=} does
     */
    record Given(String key, SourceNode value, SourceNode place, boolean adds) {}

    private final SourceNode definition;
    private final Map<String, List<SourceNode>> byType = new HashMap<>();
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<String, List<Given>> given = new HashMap<>();
    private final Map<String, List<SourceNode>> mentions = new HashMap<>();
    private final Bounds bounds = new Bounds(this);

    private NativeFunction(SourceNode definition, List<SourceNode> nodes) {
        this.definition = definition;
        nodes.forEach(this::note);
    }

    /** The function a definition defines; empty for one without a body, inside of another, or too large to look at. */
    public static Optional<NativeFunction> of(SourceNode definition) {
        var nested = definition.ancestry().stream()
                .skip(1)
                .anyMatch(outer -> outer.type().equals("compound_statement"));
        var body = definition.field("body").filter(found -> found.type().equals("compound_statement"));
        if (nested || body.isEmpty()) {
            return Optional.empty();
        }
        var nodes = definition.walk().limit(MAX_NODES + 1L).toList();
        return nodes.size() > MAX_NODES ? Optional.empty() : Optional.of(new NativeFunction(definition, nodes));
    }

    private void note(SourceNode node) {
        byType.computeIfAbsent(node.type(), _ -> new ArrayList<>()).add(node);
        switch (node.type()) {
            case "parameter_declaration", "declaration" -> declare(node);
            case "assignment_expression" -> {
                var adds = !Syntax.operator(node).equals("=");
                node.field("left").ifPresent(left -> give(left, node, adds));
            }
            default -> {
                if (Syntax.isPlace(node)) {
                    mentions.computeIfAbsent(Syntax.key(node), _ -> new ArrayList<>())
                            .add(node);
                }
            }
        }
    }

    private void declare(SourceNode declaration) {
        declaration.children().stream()
                .filter(child -> Variable.DECLARATORS.contains(child.type()))
                .flatMap(declarator -> Variable.of(declaration, declarator).stream())
                .forEach(variable -> {
                    variables.putIfAbsent(variable.name(), variable);
                    variable.value().ifPresent(value -> add(new Given(variable.name(), value, value, false)));
                });
    }

    private void give(SourceNode target, SourceNode assignment, boolean adds) {
        var key = Syntax.key(target);
        if (!key.isEmpty()) {
            assignment.field("right").ifPresent(value -> add(new Given(key, value, assignment, adds)));
        }
    }

    private void add(Given value) {
        given.computeIfAbsent(value.key(), _ -> new ArrayList<>()).add(value);
    }

    /** What the function is called, as it is written in its head. */
    String name() {
        return definition
                .field("declarator")
                .flatMap(declarator -> declarator
                        .walk()
                        .filter(node -> node.type().equals("function_declarator"))
                        .findFirst())
                .flatMap(head -> head.field("declarator"))
                .map(SourceNode::text)
                .orElse("");
    }

    /** The nodes of these types, in source order within each type. */
    Stream<SourceNode> nodes(String... types) {
        return Stream.of(types).flatMap(type -> byType.getOrDefault(type, List.of()).stream());
    }

    Stream<SourceNode> calls() {
        return nodes("call_expression");
    }

    Optional<Variable> variable(String key) {
        return Optional.ofNullable(variables.get(key));
    }

    /** Everything a place is given, in source order. */
    List<Given> given(String key) {
        return given.getOrDefault(key, List.of());
    }

    Stream<Given> given() {
        return given.values().stream().flatMap(List::stream);
    }

    /** Where a place is named, in source order. */
    List<SourceNode> mentions(String key) {
        return mentions.getOrDefault(key, List.of());
    }

    Bounds bounds() {
        return bounds;
    }

    /** Whether a node is where a place is given a value, and not where its value is used. */
    static boolean isTarget(SourceNode node) {
        return node.parent()
                .filter(outer -> outer.type().equals("assignment_expression")
                        && Syntax.operator(outer).equals("="))
                .flatMap(outer -> outer.field("left"))
                .filter(left -> left == node)
                .isPresent();
    }
}
