package dev.codefactory.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param items at most as many as the limit asked for
 * @param next the value of {@code after} that continues the list, or null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page out of the rows of a query that asked for {@code limit + 1} of them.
     *
     * @param key the key the list is sorted by, as {@code after} takes it
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, ?> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, String.valueOf(key.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> convert) {
        return new Page<>(items.stream().map(convert).toList(), next);
    }
}
