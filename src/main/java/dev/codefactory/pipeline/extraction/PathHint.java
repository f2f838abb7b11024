package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeLanguage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the path a block is given: in its info string, in the line before it, or in a comment on its first line. */
record PathHint(String path, Block block) {

    private static final Set<String> EXTENSIONS = Set.of(
            ("py pyi js mjs cjs jsx ts mts cts tsx java kt go rs c cc cpp cxx h hh hpp cs rb php swift scala sh bash bat ps1 sql "
                            + "html htm css scss less vue svelte md rst txt json yaml yml toml xml ini cfg conf env properties gradle "
                            + "lock csv tsv svg proto graphql tf mod sum dockerfile ejs hbs jinja j2 template example ipynb")
                    .split(" "));
    private static final Set<String> BARE_NAMES = Set.of(
            "dockerfile",
            "makefile",
            "procfile",
            "jenkinsfile",
            "cmakelists.txt",
            ".gitignore",
            ".env",
            ".dockerignore");
    /** Frameworks that look like file names. */
    private static final Set<String> NO_FILES = Set.of(
            "node.js",
            "vue.js",
            "react.js",
            "next.js",
            "nuxt.js",
            "express.js",
            "three.js",
            "d3.js",
            "chart.js",
            "nest.js");

    /** Whoever announces a file does it shortly; longer lines explain. */
    private static final int MAX_ANNOUNCEMENT = 100;

    private static final int MAX_LINE = 500;

    /** Where files of a system stand; other texts that begin with a slash are mostly addresses of an API. */
    private static final Pattern UNSAFE =
            Pattern.compile("(?:\\.{1,2}[/\\\\])*\\.\\.[/\\\\]\\S+|~[/\\\\]\\S+|[A-Za-z]:[/\\\\]\\S+"
                    + "|/(?:bin|boot|dev|etc|home|lib|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)/\\S+");

    private static final String TOKEN = "[\\p{L}\\p{N}_@~./\\\\:$\\[\\]()+-]+";
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\b(?:title|file|filename|path|name)\\s*[=:]\\s*[\"']?([^\"'\\s}]+)");
    private static final Pattern DECORATION = Pattern.compile("^(?:[#>*\\-+]+\\s+|\\d+[.)]\\s+|\\(\\d+\\)\\s*)+");
    private static final Pattern LABEL = Pattern.compile(
            "(?i)^(?:(?:source|new|updated|modified)\\s+)?(?:file\\s?(?:name|path)?|path|module)\\s*:\\s*");
    private static final Pattern NOTE = Pattern.compile("\\s+(?:\\([^)]*\\)|[-–—]\\s.*)$");
    private static final Pattern COMMENT = Pattern.compile(
            "^\\s*(?:#|//|--|;|/\\*+|<!--|\"\"\"|''')\\s*(?:(?i:file(?:\\s?name|path)?|path)\\s*:\\s*)?(" + TOKEN
                    + ")\\s*(?:\\*/|-->|\"\"\"|''')?\\s*$");
    private static final Pattern MENTION =
            Pattern.compile("[`*\"]+(" + TOKEN + ")[`*\"]+|(?<!\\S)(" + TOKEN + ")(?!\\S)");
    /** An excerpt that belongs somewhere in a file is not that file. */
    private static final Pattern EXCERPT = Pattern.compile(
            "(?i)\\b(add|insert|missing|append|replace|change|modify|line|lines|method|import statements?|snippet|for example|run|using|"
                    + "execute|command|install|terminal|output|usage|use it|call|test it|error)\\b");

    private static final Pattern WHOLE_FILE = Pattern.compile(
            "(?i)\\b(content|contents|file|updated|complete|full|code|implementation|create|save|here)\\b");

    static Optional<PathHint> of(Block block) {
        if (block.tag().isOutput()
                || block.before().length() > MAX_LINE
                || block.info().length() > MAX_LINE) {
            return Optional.empty();
        }
        var named = ofInfo(block.info()).or(() -> ofLine(block.before())).map(path -> new PathHint(path, block));
        return named.or(() -> ofComment(block)).or(() -> ofSentence(block)).filter(PathHint::isFileAndNoCommand);
    }

    private static Optional<String> ofInfo(String info) {
        var attribute = ATTRIBUTE.matcher(info);
        if (attribute.find()) {
            return Optional.of(attribute.group(1)).filter(PathHint::isPath);
        }
        var words = info.split("[\\s:]+", 2);
        return Optional.of(words[words.length - 1].strip())
                .map(text -> isPath(text) ? text : info.strip())
                .filter(PathHint::isPath);
    }

    /** The path that makes up the whole line, markup aside. */
    private static Optional<String> ofLine(String line) {
        var text = DECORATION.matcher(line).replaceFirst("");
        text = LABEL.matcher(unmarked(text)).replaceFirst("");
        text = unmarked(NOTE.matcher(text).replaceFirst(""));
        return Optional.of(text)
                .filter(path -> isPath(path) || UNSAFE.matcher(path).matches());
    }

    private static String unmarked(String text) {
        return text.strip().replaceAll("^[*_`\"]+(?!_)|[*`\":]+$", "").strip();
    }

    private static Optional<PathHint> ofComment(Block block) {
        return firstLineOf(block.body())
                .flatMap(line -> pathInComment(line))
                .map(path -> new PathHint(path, block).withoutPathComment());
    }

    private static Optional<String> pathInComment(String line) {
        var comment = COMMENT.matcher(line);
        return line.length() < MAX_LINE && comment.matches()
                ? Optional.of(comment.group(1)).filter(PathHint::isPath)
                : Optional.empty();
    }

    /** The one path a sentence mentions, when it announces that file and ends there: "Here is `a.py`:". */
    private static Optional<PathHint> ofSentence(Block block) {
        var line = block.before();
        if (line.length() > MAX_ANNOUNCEMENT) {
            return Optional.empty();
        }
        var isHeading = line.startsWith("#") || line.startsWith("**");
        if (!isHeading
                && (!line.endsWith(":")
                        || EXCERPT.matcher(line).find()
                        || !WHOLE_FILE.matcher(line).find())) {
            return Optional.empty();
        }
        var paths = MENTION.matcher(line)
                .results()
                .map(match -> unmarked(match.group(1) == null ? match.group(2) : match.group(1)))
                .filter(PathHint::isPath)
                .distinct()
                .toList();
        return paths.size() == 1 ? Optional.of(new PathHint(paths.getFirst(), block)) : Optional.empty();
    }

    private PathHint withoutPathComment() {
        var rest = block.body().stripLeading();
        var end = rest.indexOf('\n');
        return new PathHint(path, block.withBody(end < 0 ? "" : rest.substring(end + 1)));
    }

    private static Optional<String> firstLineOf(String body) {
        return body.lines().filter(line -> !line.isBlank()).findFirst();
    }

    private boolean isFileAndNoCommand() {
        var extension = extensionOf(path);
        var isScript = Set.of("sh", "bash", "bat", "ps1", "md", "txt").contains(extension);
        if (!isScript && (block.tag().isShell() || Commands.only(block.body()))) {
            return false;
        }
        return true;
    }

    static boolean isPath(String text) {
        var name = text.substring(text.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (!text.matches(TOKEN) || NO_FILES.contains(name)) {
            return false;
        }
        var extension = extensionOf(name);
        return BARE_NAMES.contains(name)
                || (name.length() > extension.length() + 1 && EXTENSIONS.contains(extension))
                || (CodeLanguage.ofFileName(name).isPresent() && name.indexOf('.') > 0);
    }

    private static String extensionOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
