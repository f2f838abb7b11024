package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lengths, offsets and indexes nothing holds against a bound (CERT ARR30-C, INT30-C). */
final class Sizes {

    private static final Pattern READER = Pattern.compile(
            "(?i).*(read|get|extract|load|peek|parse|rd|r_?bin)?_?\\w*(u?short|u?int|word|long|byte|[bl]e|u|s|rb|rl|ub)_?(8|16|24|32|64|\\d)?\\w*");
    private static final Pattern ALLOCATING = Pattern.compile("(?i)(?!.*(calloc|array|dealloc|prealloc))\\w*alloc\\w*");
    private static final Pattern SIZE_NAME = Pattern.compile("(?i).*(size|len|length|bytes|sz|off|offset|total)$");

    private Sizes() {}

    /** The position a loop reads or writes at goes on with each round, and nothing holds it against the end. */
    static Stream<SourceNode> cursors(NativeFunction function) {
        return function.nodes("for_statement", "while_statement", "do_statement")
                .flatMap(loop -> loop.field("body").stream()
                        .flatMap(SourceNode::walk)
                        .filter(node -> node.type().equals("assignment_expression")
                                && Syntax.operator(node).equals("+="))
                        .filter(step -> Syntax.left(step)
                                .map(Syntax::key)
                                .filter(key -> !key.isEmpty() && isUnheldOffset(function, loop, key))
                                .isPresent())
                        .limit(1));
    }

    private static boolean isUnheldOffset(NativeFunction function, SourceNode loop, String key) {
        return function.variable(key).filter(Variable::isNumber).isPresent()
                && !function.bounds().holds(key)
                && !Syntax.names(loop.field("condition").orElse(loop.children().getFirst()), key)
                && function.mentions(key).stream().anyMatch(use -> Syntax.within(use, loop) && readsAt(function, use));
    }

    private static boolean readsAt(NativeFunction function, SourceNode use) {
        for (var outer : use.ancestry()) {
            if (outer.type().equals("subscript_argument_list")) {
                return true;
            }
            if (outer.type().equals("argument_list")) {
                var call = outer.parent().orElse(outer);
                return READER.matcher(Syntax.callee(call)).matches()
                        && Syntax.arguments(call).stream()
                                .flatMap(Syntax::keys)
                                .anyMatch(key -> function.variable(key)
                                        .filter(Variable::pointer)
                                        .isPresent());
            }
            if (outer.type().endsWith("statement")) {
                return false;
            }
        }
        return false;
    }

    /** A number of 32 bits others give, and the little that is added to it, make the size of an allocation. */
    static Stream<SourceNode> wrappingSums(NativeFunction function) {
        return function.calls()
                .filter(call -> ALLOCATING.matcher(Syntax.callee(call)).matches())
                .filter(call -> Syntax.arguments(call).stream()
                        .map(Syntax::bare)
                        .filter(size -> Syntax.isBinary(size, "+"))
                        .flatMap(Syntax::keys)
                        .anyMatch(key -> isNarrowOutside(function, key) && !isHeldAnywhere(function, key)));
    }

    private static boolean isNarrowOutside(NativeFunction function, String key) {
        return function.variable(key)
                .filter(variable -> variable.isNumber() && variable.isUnsigned() && !variable.isWide())
                .filter(variable -> variable.parameter() || function.bounds().isRead(key))
                .isPresent();
    }

    /** Comparing with nothing but zero tells no bound. */
    private static boolean isHeldAnywhere(NativeFunction function, String key) {
        return function.nodes("binary_expression")
                .filter(node -> Syntax.isRelation(node) || Syntax.isBinary(node, "==", "!="))
                .filter(node -> Syntax.names(node, key))
                .anyMatch(node -> node.children().stream().map(SourceNode::text).noneMatch("0"::equals));
    }

    /** Sizes added up in an {@code int}. */
    static Stream<SourceNode> narrowSums(NativeFunction function) {
        return function.nodes("assignment_expression")
                .filter(node -> Syntax.operator(node).equals("+="))
                .filter(node -> Syntax.left(node)
                        .map(Syntax::key)
                        .flatMap(function::variable)
                        .filter(variable -> variable.isNumber()
                                && !variable.isWide()
                                && !variable.isUnsigned()
                                && SIZE_NAME.matcher(variable.name()).matches()
                                && isNeverOrdered(function, variable.name()))
                        .isPresent())
                .filter(node -> node.ancestry().stream().anyMatch(outer -> Syntax.LOOPS.contains(outer.type())))
                .filter(node -> Syntax.right(node).stream()
                        .flatMap(SourceNode::walk)
                        .filter(Syntax::isCall)
                        .anyMatch(call -> Syntax.callee(call).matches("size|length|strlen|wcslen")));
    }

    private static boolean isNeverOrdered(NativeFunction function, String key) {
        return function.nodes("binary_expression")
                .filter(Syntax::isRelation)
                .noneMatch(node -> Syntax.names(node, key));
    }

    /** A shift by a number that is not constant, computed in the width of its operand and kept as a size. */
    static Stream<SourceNode> narrowShifts(NativeFunction function) {
        return function.nodes("assignment_expression", "init_declarator")
                .filter(node -> node.field("left", "declarator")
                        .filter(target -> SIZE_NAME.matcher(target.text()).matches())
                        .isPresent())
                .filter(node -> node.field("right", "value")
                        .filter(value -> Syntax.isBinary(value, "<<") && isUnwidened(function, value))
                        .isPresent());
    }

    private static boolean isUnwidened(NativeFunction function, SourceNode shift) {
        return Stream.of(Syntax.left(shift), Syntax.right(shift))
                .allMatch(side -> side.filter(Syntax::isPlace)
                        .filter(place -> function.variable(Syntax.key(place))
                                .filter(Variable::isWide)
                                .isEmpty())
                        .isPresent());
    }

    /** An element that is looked at before its index is compared. */
    static Stream<SourceNode> lateComparisons(NativeFunction function) {
        return function.nodes("binary_expression")
                .filter(node -> Syntax.isBinary(node, "&&"))
                .filter(node -> {
                    var test = Syntax.right(node)
                            .map(Syntax::bare)
                            .filter(right -> right.type().equals("binary_expression")
                                    && Syntax.operator(right).matches("<=?|!="));
                    var compared = test.flatMap(Syntax::left).map(Syntax::key).filter(key -> !key.isEmpty());
                    var isPointer = compared.flatMap(function::variable)
                            .filter(Variable::pointer)
                            .isPresent();
                    var bound = test.flatMap(Syntax::right)
                            .filter(right -> !Syntax.isNull(right)
                                    && !right.type().equals("char_literal")
                                    && !right.type().equals("number_literal"));
                    return compared.isPresent()
                            && bound.isPresent()
                            && (isPointer || Syntax.isRelation(test.get()))
                            && Syntax.left(node).stream()
                                    .flatMap(SourceNode::walk)
                                    .anyMatch(each -> looksAt(each, compared.get(), isPointer));
                });
    }

    private static boolean looksAt(SourceNode node, String key, boolean isPointer) {
        if (isPointer) {
            return node.type().equals("pointer_expression")
                    && Syntax.followed(node)
                            .map(Syntax::key)
                            .filter(key::equals)
                            .isPresent();
        }
        return node.type().equals("subscript_expression")
                && node.field("indices")
                        .filter(index -> index.children().size() == 1
                                && Syntax.key(index.children().getFirst()).equals(key))
                        .isPresent();
    }

    /** The size of a pointer where that of what it points to is meant. */
    static Stream<SourceNode> pointerSizes(NativeFunction function) {
        return function.calls()
                .filter(call -> Syntax.callee(call).matches("mem(set|cpy|move|cmp)|bzero|str[ln]cpy|snprintf"))
                .filter(call -> {
                    var target = Syntax.arguments(call).isEmpty()
                            ? ""
                            : Syntax.key(Syntax.arguments(call).getFirst());
                    return function.variable(target)
                                    .filter(variable -> variable.pointer()
                                            && variable.size().isEmpty())
                                    .isPresent()
                            && Syntax.arguments(call).stream()
                                    .skip(1)
                                    .filter(argument -> argument.type().equals("sizeof_expression"))
                                    .anyMatch(argument -> argument.children().stream()
                                            .anyMatch(of -> Syntax.key(of).equals(target)));
                });
    }
}
