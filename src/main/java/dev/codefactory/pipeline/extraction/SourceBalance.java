package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeLanguage;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** Reads brackets, strings and comments of a source text, once, to tell what is whole from what was cut off. */
final class SourceBalance {

    private final CodeLanguage language;
    private final String code;
    private final Deque<Character> open = new ArrayDeque<>();
    private final BitSet linesInside = new BitSet();
    private boolean isCutInside;
    private int at;
    private int line;

    private SourceBalance(CodeLanguage language, String code) {
        this.language = language;
        this.code = code;
    }

    /** True when the text ends where the language wants more. */
    static boolean isCut(CodeLanguage language, String code) {
        var balance = read(language, code);
        return balance.isCutInside || !balance.open.isEmpty() || endsExpectingMore(language, code);
    }

    /** The lines, counted from 0, that begin inside brackets, a string or a comment. */
    static BitSet linesInside(CodeLanguage language, String code) {
        return read(language, code).linesInside;
    }

    private static SourceBalance read(CodeLanguage language, String code) {
        var balance = new SourceBalance(language, code);
        while (balance.at < code.length()) {
            if (!balance.skipComment() && !balance.skipString()) {
                balance.readSign(code.charAt(balance.at));
                balance.at++;
            }
        }
        return balance;
    }

    private static boolean endsExpectingMore(CodeLanguage language, String code) {
        var end = code.stripTrailing();
        var lastLine = end.substring(end.lastIndexOf('\n') + 1).strip();
        if (lastLine.isEmpty() || lastLine.matches("(?:#|//|/?\\*).*")) {
            return false;
        }
        var signs = language == CodeLanguage.PYTHON ? ":,=+*/\\-" : ",=+.&|?";
        return signs.indexOf(lastLine.charAt(lastLine.length() - 1)) >= 0 && !lastLine.endsWith("++");
    }

    private boolean isPython() {
        return language == CodeLanguage.PYTHON;
    }

    private boolean skipComment() {
        if (code.startsWith(isPython() ? "#" : "//", at)) {
            var end = code.indexOf('\n', at);
            at = end < 0 ? code.length() : end;
            return true;
        }
        if (!isPython() && code.startsWith("/*", at)) {
            skipTo("*/", at + 2);
            return true;
        }
        return false;
    }

    private boolean skipString() {
        var quote = code.charAt(at);
        var three = String.valueOf(quote).repeat(3);
        if ((quote == '"' || quote == '\'') && language != CodeLanguage.RUST && code.startsWith(three, at)) {
            skipTo(three, at + 3);
            return true;
        }
        // In Rust a single quote also marks a lifetime; a character literal is short.
        var isLifetime = quote == '\'' && language == CodeLanguage.RUST && !code.startsWith("'", at + 2);
        var isQuote = quote == '"' || quote == '\'' || (quote == '`' && !isPython());
        if (isQuote && !isLifetime) {
            skipQuoted(quote);
            return true;
        }
        return false;
    }

    private void skipTo(String end, int from) {
        var found = code.indexOf(end, from);
        isCutInside |= found < 0;
        moveInside(found < 0 ? code.length() : found + end.length());
    }

    /** To the end of the string; only one in backticks goes on in the next line. */
    private void skipQuoted(char quote) {
        var end = at + 1;
        while (end < code.length() && code.charAt(end) != quote && (quote == '`' || code.charAt(end) != '\n')) {
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        isCutInside |= end >= code.length();
        var atQuote = end < code.length() && code.charAt(end) == quote;
        moveInside(Math.min(atQuote ? end + 1 : end, code.length()));
    }

    private void moveInside(int end) {
        for (; at < end; at++) {
            if (code.charAt(at) == '\n') {
                line++;
                linesInside.set(line);
            }
        }
    }

    private void readSign(char sign) {
        switch (sign) {
            case '(', '[', '{' -> open.push(sign);
            case ')', ']', '}' -> open.poll();
            case '\n' -> {
                line++;
                linesInside.set(line, !open.isEmpty());
            }
            default -> {}
        }
    }
}
