package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeLanguage;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads brackets, strings and comments of a source text, to tell a text that was cut off from a whole one. */
final class SourceBalance {

    private final CodeLanguage language;
    private final String code;
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean isCutInside;
    private boolean hasStrayEnd;
    private int at;

    private SourceBalance(CodeLanguage language, String code) {
        this.language = language;
        this.code = code;
    }

    /** True when the text ends where the language wants more. */
    static boolean isCut(CodeLanguage language, String code) {
        var balance = read(language, code);
        return balance.isCutInside || !balance.open.isEmpty() || endsExpectingMore(language, code);
    }

    /** True when every bracket that opens closes, and none closes that was not open. */
    static boolean isEven(CodeLanguage language, String code) {
        var balance = read(language, code);
        return !balance.isCutInside && !balance.hasStrayEnd && balance.open.isEmpty();
    }

    /** How many brackets are open at the end of the text. */
    static int depth(CodeLanguage language, String code) {
        return read(language, code).open.size();
    }

    private static SourceBalance read(CodeLanguage language, String code) {
        var balance = new SourceBalance(language, code);
        balance.readAll();
        return balance;
    }

    private static boolean endsExpectingMore(CodeLanguage language, String code) {
        var end = code.stripTrailing();
        if (language == CodeLanguage.PYTHON) {
            var lastLine = end.substring(end.lastIndexOf('\n') + 1);
            return !lastLine.stripLeading().startsWith("#") && end.matches("(?s).*[:,=+*/\\\\-]");
        }
        return end.matches("(?s).*[,=+.&|?]") && !end.endsWith("++");
    }

    private void readAll() {
        while (at < code.length()) {
            if (!skipComment() && !skipString()) {
                readBracket(code.charAt(at));
                at++;
            }
        }
    }

    private boolean skipComment() {
        var python = language == CodeLanguage.PYTHON;
        if (code.startsWith(python ? "#" : "//", at)) {
            var end = code.indexOf('\n', at);
            at = end < 0 ? code.length() : end;
            return true;
        }
        if (!python && code.startsWith("/*", at)) {
            skipTo("*/", at + 2);
            return true;
        }
        return false;
    }

    private boolean skipString() {
        for (var quote : new String[] {"\"\"\"", "'''"}) {
            if (language == CodeLanguage.PYTHON && code.startsWith(quote, at)) {
                skipTo(quote, at + 3);
                return true;
            }
        }
        var quote = code.charAt(at);
        if ((quote == '`' && language != CodeLanguage.PYTHON) || quote == '"') {
            skipQuoted(quote);
            return true;
        }
        // In Rust a single quote also marks a lifetime; a character literal is short.
        if (quote == '\'' && (language != CodeLanguage.RUST || code.startsWith("'", at + 2))) {
            skipQuoted(quote);
            return true;
        }
        return false;
    }

    private void skipTo(String end, int from) {
        var found = code.indexOf(end, from);
        isCutInside |= found < 0;
        at = found < 0 ? code.length() : found + end.length();
    }

    private void skipQuoted(char quote) {
        at++;
        while (at < code.length() && code.charAt(at) != quote && (quote == '`' || code.charAt(at) != '\n')) {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        isCutInside |= at >= code.length();
        at++;
    }

    private void readBracket(char character) {
        switch (character) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '{' -> open.push('}');
            case ')', ']', '}' -> {
                hasStrayEnd |= open.isEmpty() || open.pop() != character;
            }
            default -> {}
        }
    }
}
