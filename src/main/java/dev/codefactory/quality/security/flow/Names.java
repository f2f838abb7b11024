package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the names of a file stand for: {@code sp.run} is {@code subprocess.run} after {@code import subprocess as sp}. */
final class Names {

    private static final Pattern QUOTES = Pattern.compile("^[\"'`]|[\"'`]$");
    private static final Pattern GENERIC = Pattern.compile("<.*>", Pattern.DOTALL);
    private static final Pattern GO_VERSION = Pattern.compile("/v\\d+$");
    private static final int MAX_DEPTH = 12;

    private final Map<String, String> imported = new HashMap<>();

    void note(SourceNode node) {
        switch (node.type()) {
            case "import_statement" -> {
                if (node.field("source").isPresent()) {
                    noteScript(node, module(node.field("source").get()));
                } else {
                    node.children().forEach(child -> notePython(child, ""));
                }
            }
            case "import_from_statement" -> {
                var module = node.field("module_name").map(SourceNode::text).orElse("");
                node.children().stream().skip(1).forEach(child -> notePython(child, module + "."));
            }
            case "import_spec" -> noteGo(node);
            case "import_declaration" -> noteLast(node.children().getFirst().text());
            case "use_declaration" -> noteRust(node.field("argument"), "");
            case "variable_declarator" -> noteRequire(node);
            default -> {}
        }
    }

    private void notePython(SourceNode child, String prefix) {
        if (child.type().equals("aliased_import")) {
            var name = child.field("name").map(SourceNode::text).orElse("");
            child.field("alias").ifPresent(alias -> imported.put(alias.text(), prefix + name));
        } else if (child.type().equals("dotted_name") && !prefix.isEmpty()) {
            imported.put(child.text(), prefix + child.text());
        }
    }

    private void noteScript(SourceNode statement, String module) {
        statement.walk().forEach(node -> {
            switch (node.type()) {
                case "import_specifier" -> {
                    var name = node.field("name").map(SourceNode::text).orElse("");
                    var local = node.field("alias").map(SourceNode::text).orElse(name);
                    imported.put(local, module + "." + name);
                }
                case "import_clause", "namespace_import" ->
                    node.children().stream()
                            .filter(child -> child.type().equals("identifier"))
                            .forEach(child -> imported.put(child.text(), module));
                default -> {}
            }
        });
    }

    private void noteGo(SourceNode spec) {
        var path = spec.field("path").map(Names::unquoted).orElse("");
        var plain = GO_VERSION.matcher(path).replaceFirst("");
        var local = spec.field("name").map(SourceNode::text).orElse(plain.substring(plain.lastIndexOf('/') + 1));
        imported.put(local, plain);
    }

    private void noteLast(String path) {
        var dotted = path.replace("::", ".");
        imported.put(dotted.substring(dotted.lastIndexOf('.') + 1), dotted);
    }

    private void noteRust(Optional<SourceNode> argument, String prefix) {
        argument.ifPresent(use -> {
            switch (use.type()) {
                case "scoped_use_list" -> {
                    var path = use.field("path").map(SourceNode::text).orElse("");
                    use.field("list")
                            .map(SourceNode::children)
                            .orElse(List.of())
                            .forEach(item -> noteRust(Optional.of(item), prefix + path + "::"));
                }
                case "use_as_clause" -> {
                    var path = use.field("path").map(SourceNode::text).orElse("");
                    use.field("alias")
                            .ifPresent(alias -> imported.put(alias.text(), (prefix + path).replace("::", ".")));
                }
                default -> noteLast(prefix + use.text());
            }
        });
    }

    /** {@code const cp = require("child_process")}, {@code const {exec} = require(..)}, {@code const run = promisify(exec)}. */
    private void noteRequire(SourceNode declarator) {
        var value = declarator.field("value").map(this::of).orElse("");
        var target = declarator.field("name");
        if (target.isEmpty() || !value.startsWith(REQUIRED)) {
            return;
        }
        var module = value.substring(REQUIRED.length());
        if (target.get().type().equals("identifier")) {
            imported.put(target.get().text(), module);
        }
        for (var part : target.get().children()) {
            var key = part.field("key").orElse(part).text();
            imported.put(part.field("value").orElse(part).text(), module + "." + key);
        }
    }

    private static final String REQUIRED = "\0";

    /** The whole name of an expression, as far as it has one. */
    String name(SourceNode expression) {
        var name = of(expression);
        return name.startsWith(REQUIRED) ? name.substring(REQUIRED.length()) : name;
    }

    private String of(SourceNode expression) {
        return of(expression, 0);
    }

    private String of(SourceNode node, int depth) {
        var type = node.type();
        if (depth > MAX_DEPTH) {
            return "";
        }
        if (NodeKinds.CALLS.contains(type)) {
            return ofCall(node, depth);
        }
        if (NodeKinds.MEMBERS.contains(type)) {
            var object = node.field("object", "operand", "value", "argument", "path", "scope", "package");
            var member = node.field("attribute", "property", "field", "name")
                    .map(SourceNode::text)
                    .orElse("");
            return object.map(of -> of(of, depth + 1) + ".").orElse("") + member;
        }
        if (NodeKinds.ELEMENTS.contains(type)) {
            return node.children().isEmpty() ? "" : of(node.children().getFirst(), depth + 1) + "[]";
        }
        if (NodeKinds.WRAPPERS.contains(type) && !node.children().isEmpty()) {
            return of(node.children().getLast(), depth + 1);
        }
        var text = GENERIC.matcher(node.text()).replaceAll("");
        return text.length() > 100 ? "" : imported.getOrDefault(text, text.replace("::", "."));
    }

    private String ofCall(SourceNode call, int depth) {
        var callee = callee(call, depth);
        var arguments = Structure.positional(call);
        if ((callee.equals("require") || callee.equals("__import__") || callee.endsWith("import_module"))
                && !arguments.isEmpty()
                && arguments.getFirst().type().startsWith("string")) {
            return REQUIRED + module(arguments.getFirst());
        }
        if (callee.endsWith("promisify") && !arguments.isEmpty()) {
            return REQUIRED + name(arguments.getFirst());
        }
        return callee + "()";
    }

    /** The whole name of what a call calls. */
    String callee(SourceNode call) {
        var callee = callee(call, 0);
        return callee.startsWith(REQUIRED) ? callee.substring(REQUIRED.length()) : callee;
    }

    private String callee(SourceNode call, int depth) {
        var name = call.field("function", "constructor", "type", "macro")
                .map(called -> of(called, depth + 1))
                .orElse("");
        if (!name.isEmpty()) {
            return name;
        }
        var method = call.field("name").map(SourceNode::text).orElse("");
        return call.field("object")
                .map(object -> of(object, depth + 1) + "." + method)
                .orElse(imported.getOrDefault(method, method));
    }

    private static String module(SourceNode text) {
        return unquoted(text).replaceFirst("^node:", "");
    }

    private static String unquoted(SourceNode text) {
        return QUOTES.matcher(text.text()).replaceAll("");
    }
}
