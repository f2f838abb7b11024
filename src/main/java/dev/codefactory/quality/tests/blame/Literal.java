package dev.codefactory.quality.tests.blame;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A value that stands in a text in the notation of some language; the same value in two notations is equal. */
record Literal(String value) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|none|null|undefined|nil");
    private static final Pattern LIST = Pattern.compile("\\[.*]");
    private static final Pattern NAME = Pattern.compile("(?i)\\b(?!true\\b|false\\b|none\\b|null\\b)[a-z_]\\w*");

    /** The value of a compact text, or empty when it is no literal. */
    static Optional<Literal> of(String compact) {
        if (NUMBER.matcher(compact).matches()) {
            return Optional.of(new Literal(number(compact)));
        }
        if (TEXT.matcher(compact).matches()) {
            return Optional.of(new Literal(compact));
        }
        if (WORD.matcher(compact).matches()) {
            var word = compact.toLowerCase(Locale.ROOT);
            return Optional.of(new Literal(word.matches("none|undefined|nil") ? "null" : word));
        }
        return LIST.matcher(compact).matches() && !names(compact)
                ? Optional.of(new Literal(
                        compact.replace("None", "null").replace("True", "true").replace("False", "false")))
                : Optional.empty();
    }

    /** Whether a compact text speaks of anything but values. */
    static boolean names(String compact) {
        return NAME.matcher(TEXT.matcher(compact).replaceAll("\"\"")).find();
    }

    private static String number(String text) {
        var plain = new BigDecimal(text).stripTrailingZeros().toPlainString();
        return plain.equals("-0") ? "0" : plain;
    }
}
