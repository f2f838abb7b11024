package dev.codefactory.llm.ollama;

import java.util.List;

/** Guesses how many tokens a text has, rather too many than too few: the guess decides whether a prompt fits. */
final class TokenEstimate {

    private static final int LETTERS_PER_TOKEN = 4;
    private static final int PER_MESSAGE = 8;

    private TokenEstimate() {}

    static int of(List<String> messages) {
        return messages.stream().mapToInt(text -> PER_MESSAGE + of(text)).sum();
    }

    static int of(String text) {
        int tokens = 0;
        int i = 0;
        while (i < text.length()) {
            var end = endOfRun(text, i);
            tokens += tokensOfRun(text.charAt(i), end - i);
            i = end;
        }
        return tokens;
    }

    /** Digits and punctuation may be a token each, what is not ASCII even more than one. */
    private static int tokensOfRun(char first, int length) {
        return switch (Kind.of(first)) {
            case LETTERS -> Math.ceilDiv(length, LETTERS_PER_TOKEN);
            case SPACE -> length == 1 && first == ' ' ? 0 : 1;
            case OTHER_ASCII -> length;
            case BEYOND_ASCII -> 2 * length;
        };
    }

    private static int endOfRun(String text, int start) {
        var kind = Kind.of(text.charAt(start));
        int end = start + 1;
        while (end < text.length() && Kind.of(text.charAt(end)) == kind) {
            end++;
        }
        return end;
    }

    private enum Kind {
        LETTERS,
        SPACE,
        OTHER_ASCII,
        BEYOND_ASCII;

        static Kind of(char c) {
            if (c >= 0x80) {
                return BEYOND_ASCII;
            }
            if (Character.isWhitespace(c)) {
                return SPACE;
            }
            return Character.isLetter(c) ? LETTERS : OTHER_ASCII;
        }
    }
}
