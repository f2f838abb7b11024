package dev.codefactory.quality.security;

/**
 * Which names a rule is about: {@code eval} is that name alone, {@code os.system} also behind further qualifiers, {@code *.execute} a
 * member of anything.
 */
record NamePattern(String text) {

    private static final String MEMBER_OF_ANYTHING = "*.";

    boolean matches(String name) {
        if (text.startsWith(MEMBER_OF_ANYTHING)) {
            return name.endsWith(text.substring(1));
        }
        if (!name.endsWith(text)) {
            return false;
        }
        var before = name.length() - text.length() - 1;
        return before < 0 || (text.contains(".") && isBoundary(name.charAt(before)));
    }

    private static boolean isBoundary(char before) {
        return before == '.' || before == '/';
    }

    /** The last segment, by which rules are found. */
    String last() {
        return last(text);
    }

    static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    }
}
