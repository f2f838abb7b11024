package dev.codefactory.web;

import java.nio.charset.StandardCharsets;

/** Tells text that PostgreSQL can store from text it cannot: no NUL and no half of a surrogate pair. */
public final class StorableText {

    /** What to tell those who send other text. */
    public static final String RULE = "must not contain U+0000 or unpaired surrogates";

    private StorableText() {}

    /** Whether it can be stored. */
    public static boolean isStorable(CharSequence text) {
        return text.chars().noneMatch(c -> c == 0)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
