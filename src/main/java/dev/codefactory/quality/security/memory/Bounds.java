package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.regex.Pattern;

/** Which values a function holds against a bound, and which come from where nobody vouches for them. */
final class Bounds {

    static final Pattern CHECKING = Pattern.compile(
            "(?i).*(assert|require|check|ensure|verify|expect|valid|within|inside|bound|enough|avail|overflow|safe).*");
    private static final Pattern LIMITING = Pattern.compile("(?i)(.*_)?\\w*(min|clamp|limit)\\d*(_t)?");
    private static final Pattern READING = Pattern.compile(
            "(?i).*(read|recv|parse|extract|fetch|decode|ntoh|[bl]e\\d+|get_?(u|be|le|byte|bits|short|int|long|varlen|ue)|_r[bl]\\d+|strto|ato[il]|scan|u?short|u?int(8|16|32|64)|word).*");
    private static final Pattern MEASURING = Pattern.compile("(?i).*(size|len|length|count|strlen|sizeof).*");

    private final NativeFunction function;

    Bounds(NativeFunction function) {
        this.function = function;
    }

    /** Whether the function compares a place, or hands it to something that checks or limits, anywhere but in the head of a counting loop. */
    boolean holds(String key) {
        return function.mentions(key).stream().anyMatch(this::isHeld)
                || function.given(key).stream().anyMatch(given -> isLimited(given.value()));
    }

    private boolean isHeld(SourceNode mention) {
        for (var outer : mention.ancestry()) {
            if (Syntax.isRelation(outer) || outer.type().equals("switch_statement")) {
                return true;
            }
            if (Syntax.isCall(outer)) {
                var callee = Syntax.callee(outer);
                return CHECKING.matcher(callee).matches()
                        || LIMITING.matcher(callee).matches();
            }
            if (outer.type().endsWith("statement")) {
                return false;
            }
        }
        return false;
    }

    private boolean isLimited(SourceNode value) {
        return value.walk()
                .anyMatch(node -> Syntax.isBinary(node, "&", "%", ">>")
                        || node.type().equals("conditional_expression")
                        || (Syntax.isCall(node)
                                && LIMITING.matcher(Syntax.callee(node)).matches()));
    }

    /** Whether the number comes out of something that was read: a buffer, a message, a text. */
    boolean isRead(String key) {
        return function.given(key).stream()
                .map(NativeFunction.Given::value)
                .map(Syntax::bare)
                .anyMatch(Bounds::isRead);
    }

    private static boolean isRead(SourceNode value) {
        if (Syntax.isCall(value)) {
            var callee = Syntax.callee(value);
            return READING.matcher(callee).matches()
                    && !MEASURING.matcher(callee).matches();
        }
        return value.type().equals("subscript_expression")
                || value.type().equals("pointer_expression")
                || (value.type().equals("binary_expression")
                        && value.children().stream().map(Syntax::bare).anyMatch(Bounds::isRead));
    }
}
