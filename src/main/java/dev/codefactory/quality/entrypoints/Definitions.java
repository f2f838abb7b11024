package dev.codefactory.quality.entrypoints;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names of a project stand for: functions, types and the variables of whole files, in whichever file they are. */
final class Definitions {

    private static final int MAX_PIECES = 200;

    private static final Set<String> FUNCTIONS =
            Set.of("function_definition", "function_declaration", "method_definition", "method_declaration");
    private static final Set<String> TYPES =
            Set.of("class_definition", "class_declaration", "record_declaration", "type_spec");
    private static final Set<String> METHODS = Set.of("function_definition", "method_definition", "method_declaration");

    /** Methods that run without being called by name, when an object is made or a value is checked. */
    private static final Pattern IMPLICIT = Pattern.compile(
            "__init__|__call__|__post_init__|constructor|dispatch|has_permission|doFilter|preHandle|(?i:.*valid.*)");

    /** In Go a variable of a function that sets things up is seen by the functions in it. */
    private static final Pattern SET_UP = Pattern.compile("(?i).*(limit|auth|valid|session).*");

    private final Map<String, List<SourceNode>> byName = new HashMap<>();

    Definitions(List<SourceFile> files) {
        files.forEach(file -> file.root().walk().forEach(this::note));
    }

    private void note(SourceNode node) {
        if (FUNCTIONS.contains(node.type()) || TYPES.contains(node.type())) {
            node.field("name").ifPresent(name -> add(name, node));
        }
        switch (node.type()) {
            case "assignment" -> {
                if (isOutside(node, "module", 2)) {
                    node.field("left").ifPresent(name -> add(name, node));
                }
            }
            case "variable_declarator" -> {
                var holdsFunction =
                        node.field("value").filter(Definitions::isFunction).isPresent();
                if (holdsFunction || isOutside(node, "program", 3)) {
                    node.field("name").ifPresent(name -> add(name, node));
                }
            }
            case "assignment_expression" -> {
                if (node.field("right").filter(Definitions::isFunction).isPresent()) {
                    node.field("left")
                            .ifPresent(name -> add(name.field("property").orElse(name), node));
                }
            }
            case "var_spec" -> node.field("name").ifPresent(name -> add(name, node));
            case "short_var_declaration" -> {
                if (node.field("right")
                        .filter(value -> SET_UP.matcher(value.text()).find())
                        .isPresent()) {
                    node.field("left").ifPresent(name -> add(name, node));
                }
            }
            default -> {}
        }
    }

    private void add(SourceNode name, SourceNode node) {
        byName.computeIfAbsent(name.text(), _ -> new ArrayList<>()).add(node);
    }

    private static boolean isOutside(SourceNode node, String whole, int levels) {
        return node.ancestry().stream()
                .skip(1)
                .limit(levels)
                .anyMatch(outer -> outer.type().equals(whole));
    }

    List<SourceNode> of(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Whether a name stands for code of this project, which must be looked at before it is believed. */
    boolean defines(String name) {
        return of(name).stream()
                .anyMatch(node -> FUNCTIONS.contains(node.type())
                        || TYPES.contains(node.type())
                        || node.field("value", "right")
                                .filter(Definitions::isFunction)
                                .isPresent());
    }

    private static boolean isFunction(SourceNode value) {
        return value.type().contains("function");
    }

    /**
     * The code of the given nodes and of everything they name, directly or through others.
     *
     * @param apart what counts only if it is among the given ones
     */
    List<Code> reached(Collection<SourceNode> from, Set<SourceNode> apart) {
        var found = new LinkedHashMap<SourceNode, Code>();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty() && found.size() < MAX_PIECES) {
            var node = open.poll();
            if (found.containsKey(node)) {
                continue;
            }
            var code = code(node);
            found.put(node, code);
            code.names().stream()
                    .sorted()
                    .flatMap(name -> of(name).stream())
                    .filter(next -> !apart.contains(next))
                    .forEach(open::add);
        }
        return List.copyOf(found.values());
    }

    /** Of a type only what is not in its methods: those that are called are found by their own names. */
    static Code code(SourceNode node) {
        return TYPES.contains(node.type()) ? Code.without(node, Definitions::isCalledByName) : Code.of(node);
    }

    private static boolean isCalledByName(SourceNode node) {
        return METHODS.contains(node.type())
                && node.field("name")
                        .filter(name -> !IMPLICIT.matcher(name.text()).matches())
                        .isPresent();
    }
}
