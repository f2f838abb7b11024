package dev.codefactory.quality.source;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import java.util.regex.Pattern;

/** How test files are usually called. */
public final class TestFileNames {

    private static final Pattern PYTHON = Pattern.compile("(.*/)?(test_[^/]*|[^/]*_test|tests?)\\.py");
    private static final Pattern NODE = Pattern.compile(
            "(.*/)?([^/]*[._-](test|spec)|(test|spec)([._-][^/]*)?)\\.[cm]?[jt]sx?|(.*/)?__tests__/[^/]*\\.[cm]?[jt]sx?");
    private static final Pattern JAVA = Pattern.compile("(.*/)?(Test[A-Z0-9][^/]*|[^/]*Tests?|[^/]*IT)\\.java");
    private static final Pattern GO = Pattern.compile(".*_test\\.go");
    private static final Pattern RUST = Pattern.compile("(.*/)?tests/.*\\.rs");
    private static final Pattern CPP = Pattern.compile("(.*/)?(test_[^/]*|[^/]*_test|tests?)\\.(cpp|cc|cxx)");

    private TestFileNames() {}

    public static boolean matches(CodeLanguage language, CodePath path) {
        var pattern = switch (language) {
            case PYTHON -> PYTHON;
            case JAVASCRIPT, TYPESCRIPT -> NODE;
            case JAVA -> JAVA;
            case GO -> GO;
            case RUST -> RUST;
            case CPP -> CPP;
        };
        return pattern.matcher(path.value()).matches();
    }
}
