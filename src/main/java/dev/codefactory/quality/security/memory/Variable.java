package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A parameter or local variable.
 *
 * @param type its declared type as written, without stars
 * @param size how many elements, for an array
 * @param value what it begins with
 */
record Variable(
        String name,
        String type,
        boolean pointer,
        boolean parameter,
        Optional<SourceNode> size,
        Optional<SourceNode> value,
        SourceNode place) {

    static final Set<String> DECLARATORS =
            Set.of("identifier", "init_declarator", "pointer_declarator", "array_declarator", "reference_declarator");

    private static final Pattern NUMBER = Pattern.compile(
            "(?i).*\\b(u?int\\d*(_t)?|unsigned|signed|short|long|char|s?size_t|[us](8|16|32|64)|ut?(8|16|32|64)|st(8|16|32|64)|__[usbl]e?(8|16|32|64)"
                    + "|u_?(char|int|short|long)(\\d+_t)?|d?word|byte|off_t|loff_t|socklen_t|sector_t|guint\\w*|gint\\w*|gsize|u_int\\d+_t|ptrdiff_t|streamsize)\\b.*");
    private static final Pattern UNSIGNED = Pattern.compile(
            "(?i).*\\b(unsigned|uint\\w*|size_t|u\\d+|ut\\d+|__u\\d+|__[bl]e\\d+|u_\\w+|d?word|byte|guint\\w*|gsize|uchar|uint|ulong|ushort|socklen_t|bool)\\b.*");
    private static final Pattern WIDE = Pattern.compile(
            "(?i).*\\b(u?int64(_t)?|[us]64|[us]t64|__[us]64|long|s?size_t|loff_t|off_t|sector_t|guint64|gint64|gsize|double|float|ptrdiff_t)\\b.*");

    /** The variable a declarator declares; empty for functions. */
    static Optional<Variable> of(SourceNode declaration, SourceNode declarator) {
        var pointer = false;
        Optional<SourceNode> size = Optional.empty();
        var value = declarator.type().equals("init_declarator")
                ? declarator.field("value").filter(found -> !found.type().equals("argument_list"))
                : Optional.<SourceNode>empty();
        var inner = declarator;
        while (!inner.type().equals("identifier")) {
            pointer |= inner.type().equals("pointer_declarator");
            if (inner.type().equals("array_declarator")) {
                size = inner.field("size");
            }
            var next = inner.type().equals("reference_declarator")
                    ? Optional.of(inner.children().getLast())
                    : inner.field("declarator");
            if (next.isEmpty()
                    || next.get() == inner
                    || !DECLARATORS.contains(next.get().type())) {
                return Optional.empty();
            }
            inner = next.get();
        }
        var type = declaration.children().stream()
                .filter(child -> child.start() < declarator.start())
                .map(SourceNode::text)
                .reduce("", (a, b) -> a + " " + b);
        var parameter = declaration.type().equals("parameter_declaration");
        return Optional.of(new Variable(inner.text(), type, pointer, parameter, size, value, declarator));
    }

    boolean isNumber() {
        return !pointer && size.isEmpty() && NUMBER.matcher(type).matches();
    }

    boolean isUnsigned() {
        return UNSIGNED.matcher(type).matches();
    }

    /** Whether it holds 64 bits on the machines of today. */
    boolean isWide() {
        return WIDE.matcher(type).matches();
    }
}
