package dev.codefactory.quality.secrets;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one kind of secret looks like.
 *
 * @param pattern linear in the length of the text, whatever the text
 * @param entropy how many bits each character of the secret must carry at least
 * @param keywords one of them is in every text with such a secret, in lower case; none means that any text may have one
 * @param exemptions what looks like it and is none
 */
record SecretRule(
        String id,
        String description,
        Pattern pattern,
        double entropy,
        List<String> keywords,
        List<Exemption> exemptions) {

    /** Applies to anything that is called a key or a token, and so is wrong more often than the others. */
    private static final String GENERIC = "generic-api-key";

    /** Only keys in PEM stand on more than one line. */
    private static final String SEVERAL_LINES = "private-key";

    /**
     * What is no secret after all.
     *
     * @param wholeMatch whether the patterns are about all that matched and not only the secret in it
     * @param words texts no such secret contains, in lower case
     */
    record Exemption(List<Pattern> patterns, boolean wholeMatch, List<String> words) {

        boolean covers(String match, String secret) {
            var text = wholeMatch ? match : secret;
            return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find())
                    || words.stream().anyMatch(secret.toLowerCase(Locale.ROOT)::contains);
        }
    }

    boolean isGeneric() {
        return id.equals(GENERIC);
    }

    boolean spansLines() {
        return id.equals(SEVERAL_LINES);
    }

    boolean mayBeIn(String lowerCaseText) {
        return keywords.isEmpty() || keywords.stream().anyMatch(lowerCaseText::contains);
    }

    /** Where the text holds such a secret first. */
    Optional<Integer> find(String text) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            var secret = secret(matcher);
            if (bitsPerCharacter(secret) >= entropy
                    && !Placeholders.matches(secret)
                    && exemptions.stream().noneMatch(each -> each.covers(matcher.group(), secret))) {
                return Optional.of(matcher.start());
            }
        }
        return Optional.empty();
    }

    private static String secret(Matcher matcher) {
        for (var group = 1; group <= matcher.groupCount(); group++) {
            var text = matcher.group(group);
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return matcher.group();
    }

    /** Shannon's entropy of the characters. */
    static double bitsPerCharacter(String text) {
        var counts = new HashMap<Integer, Integer>();
        text.chars().forEach(character -> counts.merge(character, 1, Integer::sum));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / text.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
