package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.security.flow.Definition.Kind;
import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every value the names of a file are given, by the function in which it happens. */
final class Definitions {

    /** C functions that write into one of their arguments: where it stands among them. */
    private static final Map<String, Integer> WRITERS = Map.ofEntries(
            Map.entry("strcpy", 0),
            Map.entry("strncpy", 0),
            Map.entry("strcat", 0),
            Map.entry("strncat", 0),
            Map.entry("sprintf", 0),
            Map.entry("snprintf", 0),
            Map.entry("vsnprintf", 0),
            Map.entry("memcpy", 0),
            Map.entry("memmove", 0),
            Map.entry("fgets", 0),
            Map.entry("gets", 0),
            Map.entry("fread", 0),
            Map.entry("read", 1),
            Map.entry("recv", 1),
            Map.entry("scanf", 1),
            Map.entry("getline", 1));

    private final Map<SourceNode, Map<String, List<Definition>>> byFunction = new HashMap<>();
    private final Map<String, List<Definition>> members = new HashMap<>();

    void note(SourceNode node) {
        var type = node.type();
        if (NodeKinds.ASSIGNMENTS.contains(type)) {
            noteAssignment(node);
        } else if (NodeKinds.CALLS.contains(type)) {
            noteAddition(node);
        } else if (NodeKinds.FUNCTIONS.contains(type)) {
            noteParameters(node);
        }
    }

    /** What a name is given in the function of its use, else in those around it; a member of an object is given its values anywhere. */
    List<Definition> of(SourceNode use) {
        var name = use.text();
        var isMember = NodeKinds.MEMBERS.contains(use.type());
        var around = Structure.function(use);
        while (true) {
            var here = byFunction.getOrDefault(around, Map.of()).get(name);
            if (here != null) {
                return here;
            }
            if (isMember || around.parent().isEmpty()) {
                return isMember ? members.getOrDefault(name, List.of()) : List.of();
            }
            around = Structure.function(around);
        }
    }

    private void noteAssignment(SourceNode node) {
        var target = node.field(NodeKinds.TARGETS);
        var value = node.field(NodeKinds.VALUES);
        if (node.type().equals("as_pattern") && node.children().size() == 2) {
            note(node.children().getLast(), Kind.ASSIGNED, node.children().getFirst(), node);
        } else if (target.isPresent() && value.isPresent()) {
            pair(target.get(), value.get(), adds(node) ? Kind.ADDED : Kind.ASSIGNED, node);
        }
    }

    private static boolean adds(SourceNode node) {
        var operator = node.field("operator").map(SourceNode::text).orElse("=");
        return node.type().startsWith("augmented_")
                || node.type().startsWith("compound_")
                || (operator.length() > 1 && !operator.equals(":="));
    }

    /** {@code a, b = x, y} gives each name its own value, {@code a, b = f()} gives both the same. */
    private void pair(SourceNode target, SourceNode value, Kind kind, SourceNode place) {
        var targets = target.children();
        var values = value.children();
        var lists = NodeKinds.LISTS.contains(target.type()) && NodeKinds.LISTS.contains(value.type());
        if (lists && targets.size() == values.size()) {
            for (var i = 0; i < targets.size(); i++) {
                note(targets.get(i), kind, values.get(i), place);
            }
        } else {
            note(target, kind, value, place);
        }
    }

    private void note(SourceNode target, Kind kind, SourceNode value, SourceNode place) {
        if (NodeKinds.MEMBERS.contains(target.type())) {
            add(target.text(), new Definition(kind, value, place));
            members.computeIfAbsent(target.text(), _ -> new ArrayList<>()).add(new Definition(kind, value, place));
        } else if (NodeKinds.ELEMENTS.contains(target.type())) {
            target.children().stream().limit(1).forEach(container -> note(container, Kind.ADDED, value, place));
        } else {
            leaves(target).forEach(name -> add(name.text(), new Definition(kind, value, place)));
        }
    }

    private static Stream<SourceNode> leaves(SourceNode target) {
        return NodeKinds.IDENTIFIERS.contains(target.type())
                ? Stream.of(target)
                : target.walk().filter(node -> NodeKinds.IDENTIFIERS.contains(node.type()));
    }

    /** {@code list.add(value)}, {@code builder.append(a).append(b)}, {@code strcpy(buffer, value)}. */
    private void noteAddition(SourceNode call) {
        var arguments = call.field("arguments").map(SourceNode::children).orElse(List.of());
        if (arguments.isEmpty()) {
            return;
        }
        var method = Structure.method(call);
        var buffer = WRITERS.get(method);
        if (buffer != null && buffer < arguments.size()) {
            leaves(arguments.get(buffer)).findFirst().ifPresent(name -> {
                add(name.text(), new Definition(Kind.ADDED, call, call));
            });
        } else if (NodeKinds.ADDING.contains(method)) {
            Structure.rootReceiver(call)
                    .ifPresent(name -> arguments.forEach(
                            argument -> add(name.text(), new Definition(Kind.ADDED, argument, call))));
        }
    }

    private void noteParameters(SourceNode function) {
        var list = function.field("parameters", "parameter")
                .or(() -> function.field("declarator")
                        .flatMap(declarator -> declarator
                                .walk()
                                .filter(node -> node.type().equals("parameter_list"))
                                .findFirst()));
        list.ifPresent(parameters -> {
            var each = NodeKinds.IDENTIFIERS.contains(parameters.type()) ? List.of(parameters) : parameters.children();
            for (var parameter : each) {
                var name =
                        parameter.field("name", "pattern", "left", "declarator").orElse(parameter);
                leaves(name)
                        .forEach(leaf -> byFunction
                                .computeIfAbsent(function, _ -> new HashMap<>())
                                .computeIfAbsent(leaf.text(), _ -> new ArrayList<>())
                                .add(new Definition(Kind.PARAMETER, parameter, parameter)));
            }
        });
    }

    private void add(String name, Definition definition) {
        byFunction
                .computeIfAbsent(Structure.function(definition.place()), _ -> new HashMap<>())
                .computeIfAbsent(name, _ -> new ArrayList<>())
                .add(definition);
    }
}
