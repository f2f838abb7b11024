package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.security.memory.NativeFunction.Given;
import dev.codefactory.quality.source.SourceNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pointers that are followed where they can be null (CERT EXP34-C). */
final class NullPointers {

    private static final Pattern MAYBE_NULL = Pattern.compile(
            "\\w*(alloc|strn?dup|memdup)\\w*|fopen|fdopen|popen|getenv|str(r?chr|str|pbrk|tok)"
                    + "|mem(r?chr|mem)|opendir|localtime|gmtime|getpw\\w+|gethostby\\w+|(\\w*_)?(find|lookup|search|match|first|next|last|peek)(_\\w+)?"
                    + "|\\w*_get_(by|n|property|resource|node|entry|item|object|prop|attr)\\w*|\\w*(Find|Lookup|Search)([A-Z]\\w*)?|Get[A-Z]\\w*|dynamic_cast.*");
    private static final Pattern NEVER_NULL = Pattern.compile(
            "(?i)x\\w*(alloc|dup)\\w*|\\w*(nofail|safe_|checked|emalloc|estrdup|ecalloc|must|singleton|instance|de_?alloc|pre_?alloc|first_set_bit)\\w*");

    private NullPointers() {}

    /** What a function that may find or make nothing returned, followed without a look. */
    static Stream<SourceNode> results(NativeFunction function) {
        return function.given()
                .filter(given -> !given.adds() && mayBeNull(function, given))
                .filter(given -> firstUse(function, given).isPresent())
                .map(Given::place);
    }

    private static boolean mayBeNull(NativeFunction function, Given given) {
        var value = Syntax.bare(given.value());
        if (!Syntax.isCall(value)
                || function.variable(given.key())
                        .filter(variable -> !variable.pointer())
                        .isPresent()) {
            return false;
        }
        var callee = Syntax.callee(value);
        return MAYBE_NULL.matcher(callee).matches()
                && !NEVER_NULL.matcher(callee).matches()
                && !value.text().contains("NOFAIL")
                && !(callee.startsWith("Get")
                        && value.field("function")
                                .filter(each -> each.type().equals("field_expression"))
                                .isPresent());
    }

    private static Optional<SourceNode> firstUse(NativeFunction function, Given given) {
        var end = function.given(given.key()).stream()
                .mapToInt(each -> each.place().start())
                .filter(start -> start > given.place().start())
                .min()
                .orElse(Integer.MAX_VALUE);
        return function.mentions(given.key()).stream()
                .filter(use -> use.start() > given.place().end() && use.start() < end)
                .filter(NullPointers::isFollowed)
                .findFirst()
                .filter(use -> !Nullness.isRuledOut(use, given.key()));
    }

    private static boolean isFollowed(SourceNode use) {
        return use.parent()
                .flatMap(Syntax::followed)
                .filter(pointer -> pointer == use)
                .isPresent();
    }

    /** A pointer that is followed first and asked about afterwards. */
    static Stream<SourceNode> askedLate(NativeFunction function) {
        return function.nodes("if_statement")
                .flatMap(fork -> fork.field("condition").stream()
                        .flatMap(condition -> Syntax.keys(condition)
                                .distinct()
                                .filter(key -> asks(condition, key))
                                .flatMap(key -> followedBefore(function, fork, key).stream())));
    }

    private static boolean asks(SourceNode condition, String key) {
        return condition.walk().anyMatch(node -> isQuestion(node, key));
    }

    private static boolean isQuestion(SourceNode node, String key) {
        if (node.type().equals("unary_expression") && Syntax.operator(node).equals("!")) {
            return node.field("argument")
                    .filter(inner -> Syntax.key(inner).equals(key))
                    .isPresent();
        }
        return Syntax.isBinary(node, "==", "!=")
                && Syntax.left(node)
                        .filter(left -> Syntax.key(left).equals(key))
                        .isPresent()
                && Syntax.right(node)
                        .filter(right -> Syntax.isNull(right) && !right.text().equals("0"))
                        .isPresent();
    }

    private static Optional<SourceNode> followedBefore(NativeFunction function, SourceNode fork, String key) {
        var around = fork.ancestry();
        return function.mentions(key).stream()
                .filter(use -> use.end() <= fork.start() && isFollowed(use))
                .filter(use -> around.contains(block(use)))
                .filter(use -> !isGiven(function, key, use.start(), fork.start()))
                .filter(use -> !Nullness.isRuledOut(use, key))
                .findFirst();
    }

    private static SourceNode block(SourceNode node) {
        return node.ancestry().stream()
                .filter(outer -> outer.type().equals("compound_statement")
                        || outer.type().endsWith("if_statement")
                        || outer.type().equals("conditional_expression")
                        || outer.type().equals("case_statement"))
                .findFirst()
                .orElse(node);
    }

    /** Whether the place, or one it is reached from, is given something between two points. */
    private static boolean isGiven(NativeFunction function, String key, int from, int to) {
        return function.mentions(key).stream()
                        .anyMatch(use -> isWritten(use) && writtenAt(use) > from && use.start() < to)
                || function.given()
                        .anyMatch(given -> key.startsWith(given.key())
                                && given.place().start() >= from
                                && given.place().start() < to
                                && !given.key().equals(key));
    }

    /** A place holds its new value only when that was computed: {@code p = p->next} follows the old one. */
    private static int writtenAt(SourceNode use) {
        return use.parent().map(SourceNode::end).orElse(use.end());
    }

    private static boolean isWritten(SourceNode use) {
        return NativeFunction.isTarget(use)
                || use.parent()
                        .filter(outer -> (outer.type().equals("pointer_expression")
                                        && Syntax.operator(outer).equals("&"))
                                || outer.type().equals("update_expression"))
                        .isPresent();
    }

    /** {@code !p && p->x}: followed just where it is null. */
    static Stream<SourceNode> followedWhereNull(NativeFunction function) {
        return function.nodes("binary_expression")
                .filter(node -> Syntax.isBinary(node, "&&", "||"))
                .filter(node -> {
                    var whenTrue = Syntax.operator(node).equals("&&");
                    var left = Syntax.left(node).map(Syntax::bare);
                    return left.isPresent()
                            && Syntax.right(node).stream()
                                    .flatMap(SourceNode::walk)
                                    .flatMap(use -> Syntax.followed(use).stream())
                                    .map(Syntax::key)
                                    .filter(key -> !key.isEmpty())
                                    .anyMatch(key -> isExactly(left.get(), key, whenTrue));
                });
    }

    private static boolean isExactly(SourceNode test, String key, boolean whenTrue) {
        return whenTrue
                ? isQuestion(test, key) && !Syntax.operator(test).equals("!=")
                : Syntax.key(test).equals(key)
                        || (isQuestion(test, key) && Syntax.operator(test).equals("!="));
    }
}
