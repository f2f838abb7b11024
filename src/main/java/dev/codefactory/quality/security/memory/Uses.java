package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers that were read from somewhere and are used as lengths (CERT ARR38-C, INT30-C). */
final class Uses {

    private static final Pattern COPYING = Pattern.compile(
            "(?i)(\\w*_)?(memcpy|memmove|bcopy|wmemcpy|copymemory|copy_from_user|strncpy|recv|read|fread)(_\\w+)?");

    private Uses() {}

    private static boolean isFromOutside(NativeFunction function, String key) {
        return function.variable(key).filter(Variable::isNumber).isPresent()
                && !isStepped(function, key)
                && function.bounds().isRead(key);
    }

    private static boolean isStepped(NativeFunction function, String key) {
        return function.mentions(key).stream()
                .anyMatch(use -> use.parent()
                        .filter(outer -> outer.type().equals("update_expression"))
                        .isPresent());
    }

    /** The length of a copy came out of what was read, and nothing compares it. */
    static Stream<SourceNode> lengths(NativeFunction function) {
        return function.calls()
                .filter(call -> COPYING.matcher(Syntax.callee(call)).matches()
                        && Syntax.arguments(call).size() >= 3)
                .filter(call -> Syntax.keys(Syntax.arguments(call).getLast())
                        .anyMatch(key -> isFromOutside(function, key)
                                && !function.bounds().holds(key)
                                && !isAllocated(function, key)));
    }

    private static boolean isAllocated(NativeFunction function, String key) {
        return function.mentions(key).stream()
                .flatMap(use -> use.ancestry().stream())
                .filter(Syntax::isCall)
                .anyMatch(call -> Syntax.callee(call).matches("(?i).*(alloc|resize|reserve|new).*"));
    }

    /** A test whether two numbers fit that adds them first, so that their sum can wrap and pass. */
    static Stream<SourceNode> wrappingTests(NativeFunction function) {
        return function.nodes("binary_expression")
                .filter(node -> Syntax.isBinary(node, ">", ">="))
                .filter(node -> Syntax.left(node)
                        .map(Syntax::bare)
                        .filter(sum -> Syntax.isBinary(sum, "+")
                                && !sum.parent()
                                        .filter(each -> each.type().equals("cast_expression"))
                                        .isPresent())
                        .filter(sum -> isSumOfReads(function, sum, node))
                        .isPresent());
    }

    private static boolean isSumOfReads(NativeFunction function, SourceNode sum, SourceNode test) {
        var keys = sum.children().stream().map(Syntax::key).toList();
        return keys.stream().noneMatch(String::isEmpty)
                && keys.stream()
                        .anyMatch(key -> isNarrow(function, key)
                                && function.bounds().isRead(key)
                                && function.nodes("binary_expression")
                                        .filter(Syntax::isRelation)
                                        .noneMatch(other -> other != test && Syntax.names(other, key)));
    }

    private static boolean isNarrow(NativeFunction function, String key) {
        return function.variable(key)
                .filter(variable -> variable.isNumber() && !variable.isWide())
                .isPresent();
    }
}
