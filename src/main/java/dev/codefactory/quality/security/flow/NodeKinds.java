package dev.codefactory.quality.security.flow;

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
            "lambda",
            "lambda_expression",
            "generator_function_declaration");

    static final Set<String> IDENTIFIERS =
            Set.of("identifier", "shorthand_property_identifier_pattern", "shorthand_property_identifier");

    static final Set<String> COMMENTS = Set.of("comment", "line_comment", "block_comment");

    static final Set<String> LITERALS = Set.of(
            "integer",
            "float",
            "true",
            "false",
            "none",
            "null",
            "number",
            "decimal_integer_literal",
            "hex_integer_literal",
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
            "rune_literal",
            "undefined",
            "number_literal",
            "float_literal",
            "decimal_floating_point_literal",
            "regex",
            "class_literal",
            "sizeof_expression",
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
            "map_type",
            "qualified_type",
            "type_annotation",
            "integral_type",
            "primitive_type",
            "property_identifier",
            "comment",
            "line_comment",
            "block_comment",
            "format_specifier",
            "type_conversion",
            "dimensions_expr",
            "dimensions");

    static final Set<String> STRINGS = Set.of(
            "string",
            "string_literal",
            "interpreted_string_literal",
            "raw_string_literal",
            "template_string",
            "character_literal",
            "char_literal",
            "concatenated_string");

    static final Set<String> INTERPOLATIONS = Set.of("interpolation", "template_substitution");

    static final Set<String> CONDITIONALS = Set.of("conditional_expression", "ternary_expression");

    static final Set<String> MEMBERS = Set.of(
            "attribute",
            "member_expression",
            "field_access",
            "selector_expression",
            "field_expression",
            "scoped_identifier",
            "qualified_identifier",
            "scoped_type_identifier",
            "qualified_type");

    static final Set<String> ELEMENTS =
            Set.of("subscript", "subscript_expression", "array_access", "index_expression", "slice_expression");

    /** What a value can be assigned to. */
    static final Set<String> NAMES = Set.of(
            "identifier",
            "shorthand_property_identifier",
            "attribute",
            "member_expression",
            "field_access",
            "selector_expression",
            "field_expression");

    static final Set<String> LISTS =
            Set.of("expression_list", "pattern_list", "tuple_pattern", "tuple", "list_pattern", "array_pattern");

    static final Set<String> OPERATIONS = Set.of("binary_operator", "binary_expression");

    static final Set<String> COMPARISONS =
            Set.of("comparison_operator", "not_operator", "boolean_operator", "instanceof_expression");

    static final Set<String> CALLS = Set.of(
            "call",
            "call_expression",
            "method_invocation",
            "object_creation_expression",
            "new_expression",
            "composite_literal",
            "struct_expression");

    /** Arguments that carry their name. */
    static final Set<String> KEYWORDS = Set.of("keyword_argument", "pair", "keyed_element", "field_initializer");

    /** What stands for the one thing it holds last. */
    static final Set<String> WRAPPERS = Set.of(
            "parenthesized_expression",
            "await_expression",
            "await",
            "cast_expression",
            "reference_expression",
            "unary_expression",
            "pointer_type",
            "pointer_expression",
            "reference_type",
            "non_null_expression",
            "try_expression");

    static final Set<String> COMPREHENSIONS =
            Set.of("generator_expression", "list_comprehension", "set_comprehension", "dictionary_comprehension");

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
            "resource",
            "init_declarator",
            "var_spec",
            "const_spec",
            "let_declaration",
            "let_condition",
            "const_item",
            "static_item",
            "for_statement",
            "enhanced_for_statement",
            "for_in_statement",
            "for_in_clause",
            "for_range_loop",
            "range_clause",
            "for_expression",
            "as_pattern");

    static final String[] TARGETS = {"left", "name", "pattern", "declarator"};
    static final String[] VALUES = {"right", "value"};

    /** Methods that add their arguments to what they are called on. */
    static final Set<String> ADDING = Set.of(
            "append",
            "push",
            "push_str",
            "push_back",
            "add",
            "addAll",
            "extend",
            "insert",
            "unshift",
            "put",
            "set",
            "command",
            "WriteString",
            "args",
            "arg");

    /** Where statements follow each other without a condition. */
    static final Set<String> BLOCKS = Set.of(
            "block",
            "statement_block",
            "statement_list",
            "compound_statement",
            "constructor_body",
            "class_body",
            "program",
            "module",
            "source_file",
            "translation_unit");

    /** Where it depends on something whether a part is run. */
    static final Set<String> FORKS = Set.of(
            "if_statement",
            "if_expression",
            "else_clause",
            "elif_clause",
            "else_if_clause",
            "switch_statement",
            "switch_expression",
            "switch_block_statement_group",
            "switch_case",
            "expression_case",
            "case_statement",
            "match_arm",
            "while_statement",
            "for_statement",
            "enhanced_for_statement",
            "for_in_statement",
            "try_statement",
            "except_clause",
            "catch_clause");

    static final Set<String> LOOPS = Set.of(
            "while_statement",
            "do_statement",
            "for_statement",
            "enhanced_for_statement",
            "for_in_statement",
            "for_range_loop",
            "for_expression",
            "loop_expression",
            "while_expression");

    private NodeKinds() {}
}
