package dev.codefactory.quality.syntax;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.formats.Flaw;

/** The findings of the syntax check. */
final class SyntaxError {

    private static final int MAX_MESSAGE = 300;

    private SyntaxError() {}

    static Finding certain(CodeLanguage language, CodePath path, int line, String message) {
        return finding(language.id() + "-syntax", Severity.HIGH, path, line, message);
    }

    static Finding suspected(CodeLanguage language, CodePath path, int line, String message) {
        return finding(language.id() + "-syntax-suspect", Severity.MEDIUM, path, line, message);
    }

    /** A reader of a format that suspects something is wrong too often to be worth a model's time. */
    static Finding inFormat(String format, Flaw flaw, CodePath path) {
        return flaw.certain()
                ? finding(format + "-syntax", Severity.HIGH, path, flaw.line(), flaw.message())
                : finding(format + "-syntax-suspect", Severity.LOW, path, flaw.line(), flaw.message());
    }

    private static Finding finding(String rule, Severity severity, CodePath path, int line, String message) {
        var first = message.strip().lines().findFirst().orElse("cannot be parsed");
        var cut = first.length() > MAX_MESSAGE ? first.substring(0, MAX_MESSAGE) + "…" : first;
        return new Finding(Check.SYNTAX, rule, severity, path, Math.max(line, 0), cut);
    }
}
