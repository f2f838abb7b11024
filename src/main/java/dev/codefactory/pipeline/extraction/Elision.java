package dev.codefactory.pipeline.extraction;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Finds the comment by which a model leaves code out: "... rest of the code ...". */
final class Elision {

    private static final String COMMENT = "^\\s*(?:#|//|/\\*+|\\*|<!--|--)\\s*";
    private static final Pattern LEFT_OUT = Pattern.compile(
            "(?i)" + COMMENT
                    + "(?:(?:\\.{3}|…|\\[|\\()\\s*.*\\b(?:rest|remaining|remainder|existing|unchanged|same as|previous|other (?:methods|functions|code|parts)|omitted)\\b.*"
                    + "|.*\\b(?:rest|remainder) of (?:the |your |this )?(?:\\w+ )?(?:code|file|class|function|method|methods|implementation|module|script)\\b.*(?:\\.{3}|…|here|unchanged|same|remains|\\)|\\*/|$)"
                    + "|(?:existing|previous|remaining|other)\\s(?:code|methods|functions|imports|implementation)\\b.*(?:\\.{3}|…|here|unchanged|remains?\\b.*|$)"
                    + "|.*\\b(?:(?:remains?|stays?) (?:the same|unchanged)|(?:is|are) unchanged|same as (?:before|above))\\b.*)$");

    private static final int MAX_LINE = 300;

    private Elision() {}

    /** The line, counted from 1, where code is left out. */
    static OptionalInt line(String code) {
        var lines = code.lines().toList();
        for (var index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            if (line.length() < MAX_LINE && LEFT_OUT.matcher(line).matches()) {
                return OptionalInt.of(index + 1);
            }
        }
        return OptionalInt.empty();
    }
}
