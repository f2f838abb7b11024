package dev.codefactory.quality.cheating;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What tests, assertions and skips look like in the tree of each language. */
enum TestDialect {
    PYTHON(
            Set.of("function_definition"),
            "assert_statement|call",
            "assert\\b.*|(self|cls)\\.(assert|fail)\\w*\\(.*"
                    + "|(pytest|self)\\.(raises|fail|warns|approx)\\(.*|[\\w.]+\\.assert_\\w+\\(.*",
            "\\bskip(if|unless|Test)?\\b|\\bxfail\\b") {
        @Override
        Optional<String> nameOf(SourceNode node) {
            return node.field("name").map(SourceNode::text).filter(name -> name.startsWith("test"));
        }

        @Override
        String markings(SourceNode node) {
            return node.parent()
                    .filter(parent -> parent.type().equals("decorated_definition"))
                    .map(parent -> textOf(parent, "decorator"))
                    .orElse("");
        }
    },
    NODE(
            Set.of("call_expression"),
            "call_expression",
            "(t\\.)?assert(\\.\\w+)*\\(.*|expect\\(.*\\)(\\.\\w+)+\\(.*",
            "\\.(skip|todo)\\b|^x(it|test)\\b|skip: *true") {
        private static final Pattern CALLED = Pattern.compile("(x?(test|it))(\\.(skip|only|todo))?");

        @Override
        Optional<String> nameOf(SourceNode node) {
            var called = node.field("function")
                    .map(SourceNode::text)
                    .filter(name -> CALLED.matcher(name).matches());
            return called.flatMap(_ -> node.field("arguments"))
                    .flatMap(arguments -> arguments.children().stream().findFirst())
                    .map(SourceNode::text);
        }

        @Override
        String markings(SourceNode node) {
            var text = node.text();
            return text.substring(0, Math.min(text.length(), 200))
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    },
    JAVA(
            Set.of("method_declaration"),
            "method_invocation",
            "(\\w+\\.)*(assert|verify|fail|expect|should)\\w*\\(.*",
            "@Disabled\\b|@Ignore\\b") {
        @Override
        Optional<String> nameOf(SourceNode node) {
            return markings(node).contains("Test") ? node.field("name").map(SourceNode::text) : Optional.empty();
        }

        @Override
        String markings(SourceNode node) {
            return textOf(node, "modifiers");
        }
    },
    GO(
            Set.of("function_declaration"),
            "call_expression",
            "\\w+\\.(Error|Errorf|Fatal|Fatalf|Fail|FailNow|Run)\\(.*|(assert|require)\\.\\w+\\(.*",
            "\\bt\\.Skip") {
        @Override
        Optional<String> nameOf(SourceNode node) {
            return node.field("name").map(SourceNode::text).filter(name -> name.matches("Test[A-Z_].*"));
        }

        @Override
        String markings(SourceNode node) {
            return node.field("body")
                    .map(body -> body.children().stream()
                            .limit(2)
                            .map(SourceNode::text)
                            .filter(text -> text.startsWith("t.Skip") || text.contains("\nt.Skip"))
                            .collect(Collectors.joining()))
                    .orElse("");
        }
    },
    RUST(Set.of("function_item"), "macro_invocation", "(debug_)?(assert|panic|unreachable)\\w*!.*", "#\\[ignore") {
        @Override
        Optional<String> nameOf(SourceNode node) {
            return markings(node).contains("#[test]") ? node.field("name").map(SourceNode::text) : Optional.empty();
        }

        // Attributes stand before what they mark.
        @Override
        String markings(SourceNode node) {
            var attributes = new StringBuilder();
            for (var sibling : node.parent().map(SourceNode::children).orElse(List.of())) {
                if (sibling == node) {
                    return attributes.toString();
                }
                if (sibling.type().equals("attribute_item")) {
                    attributes.append(sibling.text());
                } else {
                    attributes.setLength(0);
                }
            }
            return "";
        }
    },
    CPP(
            Set.of("function_definition"),
            "call_expression",
            "(assert|(STATIC_)?REQUIRE\\w*|CHECK\\w*|(EXPECT|ASSERT)_\\w+)\\(.*",
            "DISABLED_|\\bSKIP\\(") {
        @Override
        Optional<String> nameOf(SourceNode node) {
            return node.field("declarator")
                    .map(SourceNode::text)
                    .map(declarator -> declarator.replaceFirst("\\(.*", ""))
                    .filter(name -> name.equals("main") || name.startsWith("test"));
        }

        @Override
        String markings(SourceNode node) {
            return "";
        }
    };

    private final Set<String> functions;
    private final Pattern assertionNodes;
    private final Pattern assertion;
    private final Pattern skip;

    TestDialect(Set<String> functions, String assertionNodes, String assertion, String skip) {
        this.functions = functions;
        this.assertionNodes = Pattern.compile(assertionNodes);
        this.assertion = Pattern.compile(assertion, Pattern.DOTALL);
        this.skip = Pattern.compile(skip);
    }

    static TestDialect of(CodeLanguage language) {
        return switch (language) {
            case PYTHON -> PYTHON;
            case JAVASCRIPT, TYPESCRIPT -> NODE;
            case JAVA -> JAVA;
            case GO -> GO;
            case RUST -> RUST;
            case CPP -> CPP;
        };
    }

    /** The name of the test a node is, or empty when it is none. */
    abstract Optional<String> nameOf(SourceNode node);

    /** What stands at a test and says how it is run. */
    abstract String markings(SourceNode node);

    boolean mayBeTest(SourceNode node) {
        return functions.contains(node.type());
    }

    boolean isAssertion(SourceNode node) {
        return assertionNodes.matcher(node.type()).matches()
                && assertion.matcher(node.text()).matches();
    }

    boolean isSkipped(SourceNode node) {
        return skip.matcher(markings(node)).find();
    }

    private static String textOf(SourceNode parent, String type) {
        return parent.children().stream()
                .filter(child -> child.type().equals(type))
                .map(SourceNode::text)
                .collect(Collectors.joining("\n"));
    }
}
