package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeLanguage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds code that stands among prose without fences: from the first line that can only be code to where prose resumes. */
final class UnfencedCode {

    private static final Pattern PYTHON_START = Pattern.compile(
            "^\\s*(?:(?:async\\s+)?def\\s+\\w+\\s*\\(.*|class\\s+\\w+\\s*[(:].*|import\\s+[\\w.]+(?:\\s+as\\s+\\w+)?(?:\\s*,\\s*[\\w.]+)*"
                    + "|from\\s+[\\w.]+\\s+import\\s.*|@\\w[\\w.]*(?:\\(.*)?|#!.*)$");
    private static final Pattern SCRIPT_START = Pattern.compile(
            "^\\s*(?:(?:export\\s+)?(?:default\\s+)?(?:async\\s+)?function\\b.*[({].*|(?:export\\s+)?(?:const|let|var)\\s+[\\w${\\[].*"
                    + "|(?:export\\s+)?(?:default\\s+)?(?:abstract\\s+)?class\\s+\\w+.*\\{.*|(?:export\\s+)?(?:interface|enum)\\s+\\w+.*\\{.*"
                    + "|(?:export\\s+)?type\\s+\\w+.*=.*|import\\s.*['\"].*|'use strict'.*|\"use strict\".*|module\\.exports.*)$");
    private static final Pattern BRACES_START = Pattern.compile(
            "^\\s*(?:package\\s+[\\w.]+;?|import\\s+[\\w.*(\"].*|#include\\b.*|using\\s+namespace\\b.*|use\\s+[\\w:{}, *]+;"
                    + "|(?:public|private|protected|final|abstract|static|pub|template)\\b.*[{;(>].*|@\\w+.*"
                    + "|(?:class|interface|enum|record|struct|trait|impl|namespace|mod)\\b.*\\{.*|(?:fn|func)\\s.*[({].*"
                    + "|type\\s+\\w+\\s+(?:struct|interface).*|[\\w:<>,*& ]+\\s[*&]*\\w+\\s*\\([^;]*\\)\\s*\\{.*)$");
    private static final Map<CodeLanguage, Pattern> STARTS = Map.of(
            CodeLanguage.PYTHON, PYTHON_START,
            CodeLanguage.JAVASCRIPT, SCRIPT_START,
            CodeLanguage.TYPESCRIPT, SCRIPT_START,
            CodeLanguage.JAVA, BRACES_START,
            CodeLanguage.CPP, BRACES_START,
            CodeLanguage.GO, BRACES_START,
            CodeLanguage.RUST, BRACES_START);

    private static final Pattern PYTHON_LINE =
            Pattern.compile("^(?:#.*|[\\w.\\[\\]'\", ()*]+\\s*[-+*/|&%]?=[^=].*|[\\w.]+\\(.*|[)\\]}].*"
                    + "|(?:if|for|while|with|elif|async)\\b.*:\\s*(?:#.*)?|(?:if|for|while|with|elif)\\b.*:\\s*\\S+.*[()=].*|(?:else|try|finally|except\\b.*)\\s*:.*"
                    + "|(?:return|raise|assert|del|global|pass|break|continue|yield)\\b.*|(?:\"\"\"|''').*)$");
    private static final Pattern BRACES_LINE = Pattern.compile(
            "^\\s*(?://.*|/\\*.*|\\*.*|[#@].*|.*[;{}]|.*[;{}]\\s*//.*|[)\\]}].*|[\\w.$]+\\(.*\\))\\s*$");

    private static final int MAX_LINE = 1_000;

    private final CodeLanguage language;
    private final List<String> lines;

    private UnfencedCode(CodeLanguage language, String text) {
        this.language = language;
        this.lines = text.lines().toList();
    }

    /** The code as one block, not closed when the text ends with it. */
    static Optional<Block> find(CodeLanguage language, String text) {
        return new UnfencedCode(language, text).find();
    }

    private Optional<Block> find() {
        var first = 0;
        while (first < lines.size() && !isStart(lines.get(first))) {
            first++;
        }
        if (first == lines.size()) {
            return Optional.empty();
        }
        first = withLeadingComments(first);
        var last = end(first);
        var body = Indentation.flushLeft(String.join("\n", lines.subList(first, last)));
        return Optional.of(
                new Block("", "", body.stripTrailing(), last < lines.size() ? Block.End.CLOSED : Block.End.OPEN));
    }

    private boolean isStart(String line) {
        return line.length() < MAX_LINE
                && STARTS.getOrDefault(language, BRACES_START).matcher(line).matches();
    }

    private int withLeadingComments(int first) {
        var from = first;
        while (from > 0) {
            var above = lines.get(from - 1).strip();
            var start = above.endsWith("*/") ? blockStart(from - 1) : lineComment(above) ? from - 1 : from;
            if (start == from) {
                return from;
            }
            from = start;
        }
        return from;
    }

    private static boolean lineComment(String line) {
        return line.matches("(?://|/?\\*|#(?!#)).*");
    }

    /** Where the comment begins that ends on a line, whatever stands in it; the line after that when it begins nowhere. */
    private int blockStart(int last) {
        for (var at = last; at >= 0; at--) {
            if (lines.get(at).contains("/*")) {
                return at;
            }
        }
        return last + 1;
    }

    /** The index after the last line of code. */
    private int end(int first) {
        var inside = SourceBalance.linesInside(language, String.join("\n", lines.subList(first, lines.size())));
        var at = first + 1;
        while (at < lines.size() && (inside.get(at - first) || continues(lines.get(at)))) {
            at++;
        }
        return at;
    }

    private boolean continues(String line) {
        if (line.isBlank() || isStart(line)) {
            return true;
        }
        var isIndented = language == CodeLanguage.PYTHON && (line.startsWith(" ") || line.startsWith("\t"));
        var pattern = language == CodeLanguage.PYTHON ? PYTHON_LINE : BRACES_LINE;
        return isIndented || (line.length() < MAX_LINE && pattern.matcher(line).matches());
    }
}
