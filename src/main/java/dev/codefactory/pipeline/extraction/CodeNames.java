package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeLanguage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names a piece of code defines and needs, read with patterns: good enough to choose among blocks, never to judge code. */
record CodeNames(Set<String> defined, String code) {

    private static final String BODY_FOLLOWS =
            "\\s*\\([^;{}]{0,500}\\)\\s*(?:const|noexcept|override|throws [\\w., ]+|->[^;{}]{1,200}|:[^;{}]{1,200})?\\s*\\{";
    private static final Pattern TYPE = Pattern.compile(
            "\\b(?:class|struct|interface|enum|record|trait|type|mod|namespace|union)\\s+(\\w+)(?!\\w*\\s*;)");
    private static final Pattern SCRIPT_FUNCTION = Pattern.compile("\\bfunction\\s*\\*?\\s*([\\w$]+)\\s*[(<]");
    private static final Pattern SCRIPT_VALUE = Pattern.compile(
            "(?m)(?:\\b(?:const|let|var)\\s+|^[ \\t]*(?:[\\w$]+\\.){0,5})([\\w$]+)\\s*(?::[^=\\n]+)?=\\s*(?:async\\s*)?(?:function\\b|class\\b|\\([^)]{0,500}\\)\\s*(?::[^=\\n]+)?=>|[\\w$]+\\s*=>)");
    private static final Pattern METHOD =
            Pattern.compile("(?m)^[\\w<>\\[\\],.?&*:~@ \\t]{0,200}[\\w>\\]&*]\\s+[&*]*([A-Za-z_]\\w*)" + BODY_FOLLOWS);

    private static final Map<CodeLanguage, List<Pattern>> DEFINITIONS = Map.of(
            CodeLanguage.PYTHON,
                    List.of(
                            Pattern.compile("(?m)^[ \\t]*(?:async\\s+)?(?:def|class)\\s+(\\w+)"),
                            Pattern.compile("(?m)^(\\w+)\\s*(?::\\s*Callable[^=\\n]*)?=\\s*lambda\\b")),
            CodeLanguage.JAVASCRIPT, List.of(SCRIPT_FUNCTION, SCRIPT_VALUE, TYPE),
            CodeLanguage.TYPESCRIPT, List.of(SCRIPT_FUNCTION, SCRIPT_VALUE, TYPE),
            CodeLanguage.JAVA, List.of(TYPE, METHOD),
            CodeLanguage.CPP, List.of(TYPE, METHOD),
            CodeLanguage.GO, List.of(TYPE, Pattern.compile("(?m)^func\\s+(?:\\([^)]*\\)\\s*)?(\\w+)")),
            CodeLanguage.RUST, List.of(TYPE, Pattern.compile("\\bfn\\s+(\\w+)")));

    private static final Set<String> NO_NAMES =
            Set.of("if", "for", "while", "switch", "catch", "return", "else", "new", "of", "is", "for_");
    private static final Pattern IMPORT = Pattern.compile(
            "^\\s*(?:import\\b.*|from\\s+\\S+\\s+import\\b.*|#include\\b.*|use\\s+[\\w:{}, *]+;|using\\s.*;|package\\s.*|"
                    + "(?:const|let|var)\\s.*=\\s*require\\(.*\\);?|(?:#|//).*|)$");

    static CodeNames of(CodeLanguage language, String code) {
        var names = new TreeSet<String>();
        for (var pattern : DEFINITIONS.getOrDefault(language, List.of())) {
            pattern.matcher(code).results().map(match -> match.group(1)).forEach(names::add);
        }
        names.removeAll(NO_NAMES);
        return new CodeNames(names, code);
    }

    boolean defines(String name) {
        return defined.contains(name);
    }

    /** True when this code uses a name the other one defines and it does not define itself. */
    boolean needs(CodeNames other) {
        var missing = new HashSet<>(other.defined);
        missing.removeAll(defined);
        return missing.stream().anyMatch(this::mentions);
    }

    private boolean mentions(String name) {
        return Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?=\\s*[(<{.:)]|\\s+\\w)")
                .matcher(code)
                .find();
    }

    /** True when the code only brings in names from elsewhere. */
    boolean onlyImports() {
        return !code.isBlank()
                && code.lines().allMatch(line -> IMPORT.matcher(line).matches());
    }
}
