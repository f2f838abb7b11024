package dev.codefactory.quality.secrets;

import com.google.re2j.Pattern;

/** Texts that stand where a secret will be, and say so. */
final class Placeholders {

    private static final Pattern WORDS = Pattern.compile(
            "(?i)example|placeholder|change[_-]?(me|it|this)|your|xxx|dummy|sample"
                    + "|replace|insert|redacted|foobar|todo|fake|mock|\\*\\*\\*|\\.\\.\\.|123456|abcdef|<[^>]+>|\\$\\{|\\{\\{|-here$|_here$");

    private Placeholders() {}

    static boolean matches(String secret) {
        return WORDS.matcher(secret).find();
    }
}
