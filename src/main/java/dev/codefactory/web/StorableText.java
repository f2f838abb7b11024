package dev.codefactory.web;

import java.nio.charset.StandardCharsets;

/** Tells text that PostgreSQL can store from text it cannot: no NUL and no half of a surrogate pair. */
final class StorableText {

    static final String RULE = "must not contain U+0000 or unpaired surrogates";

    private StorableText() {}

    static boolean isStorable(CharSequence text) {
        return text.chars().noneMatch(c -> c == 0)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
