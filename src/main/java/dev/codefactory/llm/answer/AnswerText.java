package dev.codefactory.llm.answer;

/** Makes the text of a model storable: PostgreSQL takes no NUL, and UTF-8 no half of a surrogate pair. */
public final class AnswerText {

    private static final int REPLACEMENT = 0xFFFD;

    private AnswerText() {}

    public static String clean(String text) {
        if (text.codePoints().allMatch(AnswerText::isStorable)) {
            return text;
        }
        return text.codePoints()
                .map(codePoint -> isStorable(codePoint) ? codePoint : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
