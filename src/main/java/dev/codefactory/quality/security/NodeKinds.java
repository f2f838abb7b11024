package dev.codefactory.quality.security;

import java.util.Set;

/** The grammars' names for what the evaluator of values has to know. All languages in one: no name means two things. */
final class NodeKinds {

    static final Set<String> FUNCTIONS = Set.of(
            "function_definition",
            "function_declaration",
            "method_definition",
            "method_declaration",
            "arrow_function",
            "function_expression",
            "constructor_declaration",
            "func_literal",
            "function_item",
            "closure_expression",
            "lambda_expression",
            "generator_function_declaration");

    static final Set<String> LITERALS = Set.of(
            "integer",
            "float",
            "true",
            "false",
            "none",
            "null",
            "number",
            "decimal_integer_literal",
            "null_literal",
            "string_literal",
            "interpreted_string_literal",
            "raw_string_literal",
            "int_literal",
            "nil",
            "integer_literal",
            "boolean_literal",
            "character_literal",
            "char_literal",
            "undefined",
            "number_literal",
            "float_literal",
            "decimal_floating_point_literal",
            "string_content",
            "string_fragment",
            "escape_sequence",
            "escape_interpolation",
            "interpolation_start",
            "string_start",
            "string_end",
            "array_type",
            "type_identifier",
            "generic_type",
            "slice_type",
            "integral_type",
            "primitive_type",
            "property_identifier",
            "comment",
            "line_comment",
            "block_comment",
            "format_specifier",
            "type_conversion",
            "dimensions_expr");

    /** Constant when all their parts are; assembled when one of their parts is. */
    static final Set<String> TRANSPARENT = Set.of(
            "string",
            "template_string",
            "template_substitution",
            "interpolation",
            "concatenated_string",
            "parenthesized_expression",
            "await_expression",
            "await",
            "expression_list",
            "tuple",
            "list",
            "set",
            "array",
            "array_initializer",
            "array_creation_expression",
            "composite_literal",
            "literal_value",
            "literal_element",
            "element_list",
            "list_expression",
            "array_expression",
            "reference_expression",
            "argument_list",
            "arguments",
            "keyword_argument",
            "pair",
            "dictionary",
            "object",
            "spread_element",
            "token_tree",
            "initializer_list",
            "as_expression",
            "non_null_expression",
            "field_initializer_list");

    static final Set<String> INTERPOLATIONS = Set.of("interpolation", "template_substitution");

    static final Set<String> CONDITIONALS = Set.of("conditional_expression", "ternary_expression");

    static final Set<String> MEMBERS =
            Set.of("attribute", "member_expression", "field_access", "selector_expression", "field_expression");

    /** What a value can be assigned to. */
    static final Set<String> NAMES = Set.of(
            "identifier", "attribute", "member_expression", "field_access", "selector_expression", "field_expression");

    static final Set<String> OPERATIONS = Set.of("binary_operator", "binary_expression");

    static final Set<String> CALLS =
            Set.of("call", "call_expression", "method_invocation", "object_creation_expression", "new_expression");

    static final Set<String> COMPREHENSIONS = Set.of("generator_expression", "list_comprehension", "set_comprehension");

    /** Nodes that give a name a value, whatever they call the two. */
    static final Set<String> ASSIGNMENTS = Set.of(
            "assignment",
            "augmented_assignment",
            "assignment_expression",
            "augmented_assignment_expression",
            "compound_assignment_expr",
            "short_var_declaration",
            "assignment_statement",
            "named_expression",
            "variable_declarator",
            "init_declarator",
            "var_spec",
            "const_spec",
            "let_declaration",
            "const_item",
            "for_statement",
            "enhanced_for_statement",
            "for_in_statement",
            "for_in_clause",
            "for_expression");

    static final String[] TARGETS = {"left", "name", "pattern", "declarator"};
    static final String[] VALUES = {"right", "value"};

    private NodeKinds() {}
}
