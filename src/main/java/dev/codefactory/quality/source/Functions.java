package dev.codefactory.quality.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the functions of a file. */
public final class Functions {

    private static final Set<String> KINDS = Set.of(
            "function_definition",
            "function_declaration",
            "generator_function_declaration",
            "method_definition",
            "method_declaration",
            "constructor_declaration",
            "function_item",
            "arrow_function",
            "function_expression");

    private Functions() {}

    /** Every function that has a body and stands in no other one, in source order. */
    public static List<SourceNode> outermost(SourceNode root) {
        var found = new ArrayList<SourceNode>();
        var end = 0;
        for (var node : root.walk().filter(node -> KINDS.contains(node.type())).toList()) {
            var body = node.field("body");
            if (body.isPresent() && body.get().start() >= end) {
                found.add(node);
                end = body.get().end();
            }
        }
        return List.copyOf(found);
    }

    /** The body of a function that has one. */
    public static SourceNode bodyOf(SourceNode function) {
        return function.field("body").orElseThrow();
    }
}
