package dev.codefactory.quality.tests.mutation;

import static java.util.Map.entry;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.source.SourceNode;
import dev.codefactory.quality.tests.mutation.Mutation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what can be made wrong in a function so that the result still compiles. */
final class Mutations {

    private static final Set<String> OPERATIONS =
            Set.of("binary_expression", "comparison_operator", "binary_operator", "boolean_operator");
    private static final Set<String> ASSIGNMENTS = Set.of(
            "augmented_assignment",
            "augmented_assignment_expression",
            "assignment_expression",
            "assignment_statement",
            "compound_assignment_expr");
    private static final Set<String> RETURNS = Set.of("return_statement", "return_expression", "expression_list");
    private static final Set<String> TAILS = Set.of("block", "match_arm");
    private static final Set<String> BRANCHES =
            Set.of("if_statement", "elif_clause", "if_expression", "ternary_expression", "conditional_expression");
    private static final Set<String> BOOLEANS = Set.of("true", "false", "boolean_literal");

    private static final Map<String, String> COMPARISONS = Map.ofEntries(
            entry("==", "!="),
            entry("!=", "=="),
            entry("===", "!=="),
            entry("!==", "==="),
            entry("<", ">="),
            entry(">=", "<"),
            entry(">", "<="),
            entry("<=", ">"));
    private static final Map<String, String> PYTHON_COMPARISONS =
            Map.of("in", "not in", "not in", "in", "is", "is not", "is not", "is");
    private static final Map<String, String> BOUNDARIES = Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">");
    private static final Map<String, String> LOGIC = Map.of("&&", "||", "||", "&&", "and", "or", "or", "and");
    private static final Map<String, String> ARITHMETIC =
            Map.of("+", "-", "-", "+", "*", "+", "/", "*", "%", "*", "+=", "-=", "-=", "+=", "*=", "+=");

    /** Languages that run whatever the types are. */
    private static final Set<CodeLanguage> UNTYPED =
            EnumSet.of(CodeLanguage.PYTHON, CodeLanguage.JAVASCRIPT, CodeLanguage.TYPESCRIPT);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern TEXTS = Pattern.compile("(?i)\"|string|\\bstr\\b|char");

    private final CodeLanguage language;
    private final boolean handlesTexts;
    private final List<Mutation> found = new ArrayList<>();

    private Mutations(CodeLanguage language, SourceNode function) {
        this.language = language;
        this.handlesTexts = TEXTS.matcher(function.text()).find();
    }

    /** What can be made wrong, in such an order that the first few are as different as can be. */
    static List<Mutation> in(SourceNode function, CodeLanguage language) {
        var mutations = new Mutations(language, function);
        function.field("body").stream().flatMap(SourceNode::walk).forEach(mutations::look);
        return mutations.mixed();
    }

    private List<Mutation> mixed() {
        var seen = new EnumMap<Kind, Integer>(Kind.class);
        record Ranked(Mutation mutation, int rank) {}
        return found.stream()
                .map(mutation -> new Ranked(mutation, seen.merge(mutation.kind(), 1, Integer::sum)))
                .sorted(Comparator.comparingInt(Ranked::rank)
                        .thenComparing(ranked -> ranked.mutation().kind()))
                .map(Ranked::mutation)
                .toList();
    }

    private void look(SourceNode node) {
        if (OPERATIONS.contains(node.type()) || ASSIGNMENTS.contains(node.type())) {
            node.tokens().stream()
                    .filter(token -> !node.children().contains(token))
                    .forEach(token -> operator(node, token));
        } else if (BRANCHES.contains(node.type())) {
            condition(node);
        } else {
            constant(node);
        }
    }

    private void operator(SourceNode operation, SourceNode operator) {
        var sign = operator.type();
        add(Kind.COMPARISON, operator, COMPARISONS.get(sign));
        if (language == CodeLanguage.PYTHON) {
            add(Kind.COMPARISON, operator, PYTHON_COMPARISONS.get(sign));
        }
        add(Kind.BOUNDARY, operator, BOUNDARIES.get(sign));
        if (!operation.text().contains("instanceof")) { // what it names is known behind an "and" only
            add(Kind.LOGIC, operator, LOGIC.get(sign));
        }
        if (isOfNumbers(operation, sign)) {
            add(Kind.ARITHMETIC, operator, ARITHMETIC.get(sign));
        }
    }

    /** Texts are added as well, and where types are checked nothing else can be done with them. A step of a loop stays a step. */
    private boolean isOfNumbers(SourceNode operation, String sign) {
        var byNumber = operation.children().stream()
                .anyMatch(operand -> NUMBER.matcher(operand.text()).matches());
        if (sign.endsWith("=")) {
            return !byNumber && (!handlesTexts || !sign.startsWith("+"));
        }
        return byNumber || !sign.equals("+") || !handlesTexts || UNTYPED.contains(language);
    }

    private void condition(SourceNode branch) {
        var condition = branch.field("condition")
                .map(node -> node.type().equals("condition_clause")
                        ? node.field("value").orElse(node)
                        : node)
                .filter(node -> !node.type().matches("let_.*|declaration|condition_clause"))
                .filter(node -> !node.text().contains("instanceof"));
        condition.ifPresent(node -> add(Kind.CONDITION, node, negated(node)));
    }

    private String negated(SourceNode condition) {
        var text = condition.text();
        if (language == CodeLanguage.PYTHON) {
            return "(not (" + text + "))";
        }
        return condition.type().equals("parenthesized_expression") ? "(!" + text + ")" : "!(" + text + ")";
    }

    private void constant(SourceNode node) {
        var parent = node.parent().map(SourceNode::type).orElse("");
        var returned = RETURNS.contains(parent);
        if (BOOLEANS.contains(node.type()) && (returned || TAILS.contains(parent))) {
            add(Kind.CONSTANT, node, flipped(node.text()));
        } else if (NUMBER.matcher(node.text()).matches()
                && node.children().isEmpty()
                && (returned || OPERATIONS.contains(parent))) {
            add(Kind.CONSTANT, node, Integer.toString(Integer.parseInt(node.text()) + 1));
        }
    }

    private static String flipped(String truth) {
        return switch (truth) {
            case "True" -> "False";
            case "False" -> "True";
            case "true" -> "false";
            default -> "true";
        };
    }

    private void add(Kind kind, SourceNode node, @Nullable String text) {
        Optional.ofNullable(text)
                .ifPresent(changed -> found.add(new Mutation(kind, Edit.of(node, changed), node.line())));
    }
}
