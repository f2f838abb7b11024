package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeLanguage;
import java.util.regex.Pattern;

/** Recognises code that only shows the outline of what it should do. */
final class Stubs {

    private static final Pattern EMPTY_BODY = Pattern.compile(
            "(?m)^\\s*(?:async\\s+)?def\\s[^\\n]*:\\s*(?:#[^\\n]*)?\\n(?:\\s*(?:#[^\\n]*|\"\"\"[^\"]*\"\"\"|'''[^']*''')\\n?)*\\s*(?:pass|\\.\\.\\.)?\\s*(?:#[^\\n]*)?\\s*\\z");
    private static final Pattern EMPTY_BRACES =
            Pattern.compile("\\A[^{}]*\\{\\s*(?://[^\\n]*\\s*|/\\*[^{}]*?\\*/\\s*)*\\}\\s*;?\\s*\\z");

    private static final int MAX_LENGTH = 2_000;

    private Stubs() {}

    /** True when the code is one function without a body. */
    static boolean isStub(CodeLanguage language, String code) {
        var empty = language == CodeLanguage.PYTHON ? EMPTY_BODY : EMPTY_BRACES;
        return code.length() < MAX_LENGTH && empty.matcher(code).find();
    }
}
