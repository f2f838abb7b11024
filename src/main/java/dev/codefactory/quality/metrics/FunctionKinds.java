package dev.codefactory.quality.metrics;

import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.SourceNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names a grammar has for what is counted. The decisions are those that ESLint, ruff and gocyclo count, so that the figures can be
 * compared.
 *
 * @param functions definitions of functions
 * @param decisions what adds one path through a function
 * @param branches what nests the statements inside of it
 * @param noParameters what stands in a list of parameters and is none
 */
record FunctionKinds(Set<String> functions, Set<String> decisions, Set<String> branches, Set<String> noParameters) {

    private static final Set<String> SHORT_CIRCUITS = Set.of("&&", "||", "??", "&&=", "||=", "??=");
    private static final Set<String> C_LOOPS = Set.of("for_statement", "while_statement", "do_statement");
    private static final Set<String> COMMENTS = Set.of("comment", "line_comment", "block_comment");

    private static final FunctionKinds PYTHON = of(
            Set.of("function_definition"),
            Set.of("if_statement", "for_statement", "while_statement", "except_clause", "case_clause"),
            Set.of("elif_clause", "for_in_clause"),
            Set.of("with_statement"),
            Set.of("keyword_separator", "positional_separator"));

    private static final FunctionKinds JAVASCRIPT = of(
            Set.of(
                    "function_declaration",
                    "function_expression",
                    "arrow_function",
                    "method_definition",
                    "generator_function_declaration",
                    "generator_function"),
            with(C_LOOPS, "if_statement", "for_in_statement"),
            Set.of("ternary_expression", "switch_case", "optional_chain", "assignment_pattern"),
            Set.of("switch_statement", "catch_clause"),
            Set.of());

    private static final FunctionKinds JAVA = of(
            Set.of("method_declaration", "constructor_declaration", "compact_constructor_declaration"),
            with(C_LOOPS, "if_statement", "enhanced_for_statement", "catch_clause"),
            Set.of("ternary_expression", "switch_label"),
            Set.of("switch_expression"),
            Set.of("receiver_parameter"));

    private static final FunctionKinds GO = of(
            Set.of("function_declaration", "method_declaration", "func_literal"),
            Set.of("if_statement", "for_statement"),
            Set.of("expression_case", "type_case", "communication_case"),
            Set.of("expression_switch_statement", "type_switch_statement", "select_statement"),
            Set.of());

    private static final FunctionKinds RUST = of(
            Set.of("function_item"),
            Set.of("if_expression", "for_expression", "while_expression", "loop_expression"),
            Set.of("match_arm"),
            Set.of("match_expression"),
            Set.of("self_parameter", "attribute_item"));

    private static final FunctionKinds CPP = of(
            Set.of("function_definition", "lambda_expression"),
            with(C_LOOPS, "if_statement", "for_range_loop", "catch_clause"),
            Set.of("conditional_expression", "case_statement"),
            Set.of("switch_statement"),
            Set.of());

    static FunctionKinds of(Grammar grammar) {
        return switch (grammar) {
            case PYTHON -> PYTHON;
            case JAVASCRIPT, TYPESCRIPT, TSX -> JAVASCRIPT;
            case JAVA -> JAVA;
            case GO -> GO;
            case RUST -> RUST;
            case CPP -> CPP;
        };
    }

    /** @param both decisions that nest as well */
    private static FunctionKinds of(
            Set<String> functions, Set<String> both, Set<String> decisions, Set<String> branches, Set<String> others) {
        return new FunctionKinds(functions, union(both, decisions), union(both, branches), union(COMMENTS, others));
    }

    private static Set<String> with(Set<String> some, String... more) {
        return union(some, Set.of(more));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    boolean isFunction(SourceNode node) {
        return functions.contains(node.type());
    }

    boolean isDecision(SourceNode node) {
        if (SHORT_CIRCUITS.contains(node.type())) {
            // Elsewhere the same signs mean something else: a reference to a reference, or no parameters.
            return node.parent().filter(parent -> isOperation(parent.type())).isPresent();
        }
        return switch (node.type()) {
            case "switch_label", "case_statement" ->
                node.tokens().getFirst().type().equals("case");
            case "match_arm" -> !node.text().startsWith("_ ");
            case "case_clause" -> !node.text().startsWith("case _:");
            default -> decisions.contains(node.type()) || isDefaultValue(node);
        };
    }

    private static boolean isOperation(String type) {
        return type.equals("binary_expression") || type.equals("augmented_assignment_expression");
    }

    /** A parameter of TypeScript that callers may leave out. */
    private static boolean isDefaultValue(SourceNode node) {
        return node.type().equals("required_parameter") && node.field("value").isPresent();
    }

    /** Whether what is in this node is nested one deeper; an {@code else if} is not deeper than its {@code if}. */
    boolean nests(SourceNode node) {
        return branches.contains(node.type())
                && !(isIf(node) && node.parent().filter(FunctionKinds::hasElse).isPresent());
    }

    private static boolean hasElse(SourceNode parent) {
        return parent.type().equals("else_clause") || isIf(parent);
    }

    private static boolean isIf(SourceNode node) {
        return node.type().equals("if_statement") || node.type().equals("if_expression");
    }
}
