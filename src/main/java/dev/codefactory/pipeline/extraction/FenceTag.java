package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeLanguage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The word after a fence's backticks, such as {@code py} or {@code bash}; empty when there is none. */
record FenceTag(String word) {

    private static final Pattern FIRST_WORD = Pattern.compile("^[{.]*([\\w+#.-]+)");

    private static final Map<String, CodeLanguage> LANGUAGES = Map.ofEntries(
            Map.entry("py", CodeLanguage.PYTHON),
            Map.entry("python", CodeLanguage.PYTHON),
            Map.entry("python2", CodeLanguage.PYTHON),
            Map.entry("python3", CodeLanguage.PYTHON),
            Map.entry("js", CodeLanguage.JAVASCRIPT),
            Map.entry("jsx", CodeLanguage.JAVASCRIPT),
            Map.entry("mjs", CodeLanguage.JAVASCRIPT),
            Map.entry("node", CodeLanguage.JAVASCRIPT),
            Map.entry("javascript", CodeLanguage.JAVASCRIPT),
            Map.entry("ts", CodeLanguage.TYPESCRIPT),
            Map.entry("tsx", CodeLanguage.TYPESCRIPT),
            Map.entry("typescript", CodeLanguage.TYPESCRIPT),
            Map.entry("java", CodeLanguage.JAVA),
            Map.entry("c", CodeLanguage.CPP),
            Map.entry("cc", CodeLanguage.CPP),
            Map.entry("c++", CodeLanguage.CPP),
            Map.entry("cpp", CodeLanguage.CPP),
            Map.entry("cxx", CodeLanguage.CPP),
            Map.entry("hpp", CodeLanguage.CPP),
            Map.entry("go", CodeLanguage.GO),
            Map.entry("golang", CodeLanguage.GO),
            Map.entry("rs", CodeLanguage.RUST),
            Map.entry("rust", CodeLanguage.RUST));

    private static final Set<String> SHELL = Set.of(
            "bash", "sh", "shell", "zsh", "console", "cmd", "bat", "powershell", "ps1", "terminal", "shell-session");
    private static final Set<String> OUTPUT =
            Set.of("output", "log", "diff", "patch", "mermaid", "pycon", "math", "latex");
    private static final Set<String> MARKDOWN = Set.of("markdown", "md", "mdx");
    private static final Set<String> DATA = Set.of(
            "json",
            "yaml",
            "yml",
            "toml",
            "xml",
            "html",
            "css",
            "scss",
            "sql",
            "ini",
            "csv",
            "dockerfile",
            "makefile",
            "csharp",
            "kotlin",
            "ruby",
            "php",
            "swift",
            "scala",
            "properties");

    private static final Set<String> PLAIN = Set.of("text", "txt", "plaintext", "none", "code");

    static FenceTag of(String info) {
        var word = FIRST_WORD.matcher(info.strip());
        return new FenceTag(word.find() ? word.group(1).toLowerCase(Locale.ROOT) : "");
    }

    Optional<CodeLanguage> language() {
        return Optional.ofNullable(LANGUAGES.get(word));
    }

    boolean isShell() {
        return SHELL.contains(word);
    }

    boolean isOutput() {
        return OUTPUT.contains(word);
    }

    boolean isMarkdown() {
        return MARKDOWN.contains(word);
    }

    /** A format that none of the languages is written in. */
    boolean isForeign() {
        return DATA.contains(word);
    }

    boolean isKnown() {
        return language().isPresent() || isShell() || isOutput() || isMarkdown() || isForeign() || PLAIN.contains(word);
    }
}
