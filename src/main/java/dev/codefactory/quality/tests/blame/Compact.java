package dev.codefactory.quality.tests.blame;

import java.util.regex.Pattern;

/** Brings code to a form in which blanks and the kind of quotes make no difference. */
final class Compact {

    private static final Pattern AROUND_PUNCTUATION = Pattern.compile("\\s*([,()\\[\\]{}:=!])\\s*");

    private Compact() {}

    static String of(String code) {
        return AROUND_PUNCTUATION.matcher(code.strip().replace('\'', '"')).replaceAll("$1");
    }
}
