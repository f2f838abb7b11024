package dev.codefactory.quality.cheating;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Code that lays hands on the means of its own judgement: what no run can show, because the test itself would be deceived. */
public final class Tampering {

    private static final String EQUAL_TO_ALL = "is equal to everything, so that every comparison passes";
    private static final String REDEFINES = "redefines what tests state things with";
    private static final String REACHES_IN = "reaches into the test run that judges it";

    /** What must not stand in code under test, and why. */
    private record Sign(Pattern pattern, String why) {

        static Sign of(String pattern, String why) {
            return new Sign(Pattern.compile(pattern), why);
        }
    }

    private static final Map<CodeLanguage, List<Sign>> SIGNS = signs();

    private Tampering() {}

    private static Map<CodeLanguage, List<Sign>> signs() {
        var signs = new EnumMap<CodeLanguage, List<Sign>>(CodeLanguage.class);
        signs.put(
                CodeLanguage.PYTHON,
                List.of(
                        Sign.of("def\\s+__eq__\\s*\\([^)]*\\)[^:\\n]*:\\s*return\\s+True\\b", EQUAL_TO_ALL),
                        Sign.of("(?m)^\\s*(from|import)\\s+_pytest\\b", REACHES_IN),
                        Sign.of("\\b(unittest\\.)?TestCase\\.assert\\w+\\s*=[^=]", REDEFINES),
                        Sign.of("\\bgc\\.get_(objects|referrers)\\b|/proc/(self|\\d+|\\{)", REACHES_IN),
                        Sign.of("\\b(f_back|f_globals)\\b[\\s\\S]*\\bf_globals\\s*\\[", REACHES_IN)));
        var node = List.of(
                Sign.of("\\bassert\\.\\w+\\s*=[^=>]", REDEFINES),
                Sign.of("\\b(globalThis|global)\\.(expect|test|it|describe)\\s*=[^=]", REDEFINES),
                Sign.of("\\bprocess\\.binding\\s*\\(", REACHES_IN));
        signs.put(CodeLanguage.JAVASCRIPT, node);
        signs.put(CodeLanguage.TYPESCRIPT, node);
        signs.put(
                CodeLanguage.JAVA,
                List.of(
                        Sign.of("\\bboolean\\s+equals\\s*\\([^)]*\\)\\s*\\{\\s*return\\s+true\\s*;", EQUAL_TO_ALL),
                        Sign.of("(?m)^\\s*package\\s+(org\\.(junit|assertj|mockito|hamcrest)|java)\\b", REDEFINES)));
        signs.put(CodeLanguage.GO, List.of(Sign.of("(?m)^//go:linkname\\b", REACHES_IN)));
        signs.put(
                CodeLanguage.RUST,
                List.of(
                        Sign.of("macro_rules!\\s*(debug_)?(assert(_eq|_ne)?|panic)\\b", REDEFINES),
                        Sign.of(
                                "fn\\s+eq\\s*\\([^)]*\\)\\s*->\\s*bool\\s*\\{\\s*(return\\s+)?true\\s*;?\\s*\\}",
                                EQUAL_TO_ALL)));
        signs.put(
                CodeLanguage.CPP,
                List.of(
                        Sign.of(
                                "#\\s*(define\\s+NDEBUG\\b|(define|undef)\\s+(assert|main|exit|(STATIC_)?REQUIRE\\w*|CHECK\\w*|(EXPECT|ASSERT)_\\w+|TEST\\w*)\\b)",
                                REDEFINES),
                        Sign.of("operator\\s*==\\s*\\([^)]*\\)[^{};]*\\{\\s*return\\s+true\\s*;", EQUAL_TO_ALL)));
        return signs;
    }

    /** What files that are no tests do to tests. */
    public static List<Finding> in(CodeLanguage language, Collection<CodeFile> files) {
        return files.stream()
                .flatMap(file -> in(file, SIGNS.getOrDefault(language, List.of())))
                .toList();
    }

    private static Stream<Finding> in(CodeFile file, List<Sign> signs) {
        var spliced = file.content().replace("\\\n", "");
        return signs.stream().flatMap(sign -> {
            var matcher = sign.pattern().matcher(spliced);
            return matcher.find() ? Stream.of(finding(file, spliced, matcher.start(), sign.why())) : Stream.empty();
        });
    }

    private static Finding finding(CodeFile file, String text, int place, String why) {
        var line = 1
                + (int) text.substring(0, place)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
        return new Finding(Check.TESTS, "tests-tampered", Severity.HIGH, file.path(), line, "this code " + why);
    }
}
