package dev.codefactory.planning.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one form in which texts are kept, whether they came as JSON or as Markdown. */
public final class Text {

    private Text() {}

    /** Lines end with a line feed, and no blank ones stand at the ends. */
    public static String block(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replaceFirst("^(?:[ \\t]*\\n)+", "")
                        .replaceFirst("[ \\t\\n]+$", "");
    }

    /** One line, with single blanks. */
    public static String line(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[ \\t\\r\\n\\f]+", " ").strip();
    }

    static List<String> lines(@Nullable List<String> texts) {
        return list(texts == null ? null : texts.stream().map(Text::lineOrNull).toList());
    }

    /** Whether an item may be null is said by whoever validates the request. */
    @SuppressWarnings("NullAway")
    private static String lineOrNull(@Nullable String text) {
        return text == null ? null : line(text);
    }

    static <T> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(items));
    }
}
