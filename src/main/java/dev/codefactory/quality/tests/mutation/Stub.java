package dev.codefactory.quality.tests.mutation;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.source.Functions;
import dev.codefactory.quality.source.SourceNode;
import java.util.Optional;
import java.util.Set;

/**
 * A body that does nothing and answers always the same. The two answers have nothing in common, so a test that states anything of an answer
 * fails on one of them. No stub raises an error: on that, even a test would fail that states nothing.
 */
enum Stub {
    NOTHING("None", "undefined", "0", "false", "null"),
    SOMETHING("\"codefactory\"", "\"codefactory\"", "7", "true", "\"codefactory\"");

    private static final Set<String> NUMBERS = Set.of("byte", "short", "int", "long", "char", "float", "double");

    private final String python;
    private final String node;
    private final String javaNumber;
    private final String javaBoolean;
    private final String javaString;

    Stub(String python, String node, String javaNumber, String javaBoolean, String javaString) {
        this.python = python;
        this.node = node;
        this.javaNumber = javaNumber;
        this.javaBoolean = javaBoolean;
        this.javaString = javaString;
    }

    /** The function emptied, or nothing where the rest of the file would not stand it. */
    Optional<Edit> of(SourceNode function, CodeLanguage language) {
        return body(function, language).map(text -> Edit.of(Functions.bodyOf(function), text));
    }

    private Optional<String> body(SourceNode function, CodeLanguage language) {
        return switch (language) {
            case PYTHON -> python(function);
            case JAVASCRIPT, TYPESCRIPT -> node(function);
            case JAVA -> java(function);
            // What is not used any more, or has no value of its own, does not compile there.
            case GO, RUST, CPP -> Optional.empty();
        };
    }

    private Optional<String> python(SourceNode function) {
        var initialises = name(function).equals("__init__");
        return initialises && this == SOMETHING ? Optional.empty() : Optional.of("return " + python);
    }

    private Optional<String> node(SourceNode function) {
        if (!Functions.bodyOf(function).type().equals("statement_block")) {
            return Optional.of(node);
        }
        if (name(function).equals("constructor")) {
            return emptied(function, "super(");
        }
        return Optional.of("{ return %s; }".formatted(node));
    }

    private Optional<String> java(SourceNode function) {
        if (function.type().equals("constructor_declaration")) {
            return ownsFinalFields(function) ? Optional.empty() : emptied(function, "super(");
        }
        var type = function.field("type").map(SourceNode::text).orElse("");
        return Optional.of(type.equals("void") ? "{ }" : "{ return %s; }".formatted(javaValue(type)));
    }

    private String javaValue(String type) {
        if (NUMBERS.contains(type)) {
            return javaNumber;
        }
        return switch (type) {
            case "boolean" -> javaBoolean;
            case "String" -> javaString;
            default -> "null";
        };
    }

    /** A constructor that does nothing, unless it has to call another one. */
    private Optional<String> emptied(SourceNode constructor, String call) {
        var body = Functions.bodyOf(constructor).text();
        return this == SOMETHING || body.contains(call) || body.contains("this(")
                ? Optional.empty()
                : Optional.of("{ }");
    }

    /** Fields that every constructor must fill. */
    private static boolean ownsFinalFields(SourceNode constructor) {
        var ofRecord = constructor.ancestry().stream()
                .limit(3)
                .anyMatch(node -> node.type().equals("record_declaration"));
        return ofRecord
                || constructor.parent().stream()
                        .flatMap(type -> type.children().stream())
                        .filter(member -> member.type().equals("field_declaration"))
                        .anyMatch(field -> field.text().matches("(?s)(?!.*\\bstatic\\b).*\\bfinal\\b.*"));
    }

    private static String name(SourceNode function) {
        return function.field("name").map(SourceNode::text).orElse("");
    }
}
