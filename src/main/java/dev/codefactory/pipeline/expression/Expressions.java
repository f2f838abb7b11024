package dev.codefactory.pipeline.expression;

import static java.util.Objects.requireNonNull;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * JSONata, the language templates decide and transform in: it reads JSON and makes JSON, and reaches nothing else.
 *
 * @see <a href="https://docs.jsonata.org/">JSONata</a>
 */
@NamedInterface("expressions")
public final class Expressions {

    private static final long MOST_MILLIS = 2_000;
    private static final int DEEPEST = 200;

    private Expressions() {}

    /** An expression cannot be read, or cannot be worked out with the data at hand. */
    @NamedInterface("expressions")
    public static final class BadExpression extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BadExpression(String expression, JException cause) {
            super("the expression %s: %s".formatted(expression, cause.getMessage()), cause);
        }

        /** What is wrong, without the expression. */
        public String reason() {
            return String.valueOf(requireNonNull(getCause()).getMessage());
        }
    }

    /** @throws BadExpression when it cannot be read */
    public static void check(String expression) {
        parsed(expression);
    }

    /**
     * Its value with the data, as maps, lists, texts, numbers and truth values; null when there is none.
     *
     * @throws BadExpression when it cannot be read or worked out, or takes too long
     */
    public static @Nullable Object evaluate(String expression, Map<String, ?> data) {
        var parsed = parsed(expression);
        var frame = parsed.createFrame();
        frame.setRuntimeBounds(MOST_MILLIS, DEEPEST);
        try {
            return plain(parsed.evaluate(data, frame));
        } catch (JException e) {
            throw new BadExpression(expression, e);
        }
    }

    /** Whether its value counts as true. */
    public static boolean holds(String expression, Map<String, ?> data) {
        return Jsonata.boolize(evaluate(expression, data));
    }

    /** Its values; what is no list counts as a list of one. */
    public static List<Object> items(String expression, Map<String, ?> data) {
        var value = evaluate(expression, data);
        return switch (value) {
            case null -> List.of();
            case List<?> list -> List.copyOf(list);
            case Object one -> List.of(one);
        };
    }

    private static Jsonata parsed(String expression) {
        try {
            return Jsonata.jsonata(expression);
        } catch (JException e) {
            throw new BadExpression(expression, e);
        }
    }

    /** The library's own lists remember how they came about; none of that is kept. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(each -> copy.add(plain(each)));
                yield copy;
            }
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, each) -> copy.put(String.valueOf(name), plain(each)));
                yield copy;
            }
            case null -> null;
            case Object other -> other == Jsonata.NULL_VALUE ? null : other;
        };
    }
}
