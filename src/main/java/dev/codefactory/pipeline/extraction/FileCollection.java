package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the files of one answer, refuses what may not become one, and says why. */
final class FileCollection {

    static final int MAX_FILES = 50;
    static final int MAX_CHARACTERS = 100_000;

    private final ExtractionTarget target;
    private final Map<CodePath, Block> blocks = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    FileCollection(ExtractionTarget target) {
        this.target = target;
    }

    boolean has(@Nullable CodePath path) {
        return path != null && blocks.containsKey(path);
    }

    /** Adds a block under a path as the model wrote it. */
    void add(String written, Block block) {
        var text = written.startsWith("./") ? written.substring(2) : written;
        CodePath.fault(text).ifPresentOrElse(fault -> refuse(text, fault), () -> add(meant(new CodePath(text)), block));
    }

    void add(CodePath path, Block block) {
        if (clashes(path)) {
            report(
                    "path-case-clash",
                    Severity.HIGH,
                    path,
                    0,
                    "A file was refused because its path differs from another's in nothing but letter case.");
        } else if (block.body().length() > MAX_CHARACTERS) {
            report(
                    "file-too-long",
                    Severity.HIGH,
                    path,
                    0,
                    "The file has more than %,d characters.".formatted(MAX_CHARACTERS));
        } else if (blocks.size() >= MAX_FILES && !blocks.containsKey(path)) {
            report("too-many-files", Severity.HIGH, path, 0, "The answer has more than %d files.".formatted(MAX_FILES));
        } else if (!blocks.containsKey(path) || isWhole(path, blocks.get(path), block)) {
            blocks.put(path, block);
        }
    }

    /** Some file systems could not tell the two files apart. */
    private boolean clashes(CodePath path) {
        return blocks.keySet().stream().anyMatch(other -> other.folded().equals(path.folded()) && !other.equals(path));
    }

    /** Of two blocks for one path the later one counts, unless it is an excerpt of the earlier. */
    private static boolean isWhole(CodePath path, @Nullable Block earlier, Block later) {
        if (earlier == null) {
            return true;
        }
        var language = CodeLanguage.ofFileName(path.fileName()).orElse(CodeLanguage.PYTHON);
        var before = CodeNames.of(language, earlier.body()).defined();
        var after = CodeNames.of(language, later.body()).defined();
        var kept = before.stream().filter(after::contains).count();
        return kept * 2 >= before.size()
                && later.body().length() * 2 >= earlier.body().length();
    }

    private CodePath meant(CodePath path) {
        var places = new ArrayList<>(target.known());
        if (target.path() != null) {
            places.add(target.path());
        }
        if (places.contains(path)) {
            return path;
        }
        var tails = places.stream()
                .filter(place -> isTail(place, path) || isTail(path, place))
                .distinct()
                .toList();
        return tails.size() == 1 ? tails.getFirst() : path;
    }

    private static boolean isTail(CodePath longer, CodePath tail) {
        return longer.value().endsWith("/" + tail.value());
    }

    private void refuse(String text, CodePath.Fault fault) {
        report(
                "path-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Severity.HIGH,
                null,
                0,
                "A file was refused because its path is not usable (%s): %s"
                        .formatted(fault.phrase(), text.substring(0, Math.min(text.length(), 100))));
    }

    ExtractedFiles finish(List<String> ignored) {
        blocks.forEach(this::check);
        if (blocks.isEmpty() && findings.isEmpty()) {
            report("no-file", Severity.HIGH, null, 0, "The answer holds no file.");
        }
        if (target.truncated()
                && findings.stream().noneMatch(finding -> finding.rule().equals("truncated-file"))) {
            report("truncated-answer", Severity.MEDIUM, null, 0, "The model stopped for length; files may be missing.");
        }
        var files = blocks.entrySet().stream()
                .map(entry -> new CodeFile(entry.getKey(), text(entry.getValue().body())))
                .toList();
        return new ExtractedFiles(FileTree.of(files), findings, ignored);
    }

    private void check(CodePath path, Block block) {
        if (isCut(path, block)) {
            report("truncated-file", Severity.HIGH, path, 0, "The answer ends before the file does.");
        }
        Elision.line(block.body())
                .ifPresent(line -> report(
                        "elided-code", Severity.HIGH, path, line, "Code is left out here; the whole file is needed."));
    }

    private boolean isCut(CodePath path, Block block) {
        return switch (block.end()) {
            case CLOSED -> false;
            case CUT -> true;
            // Models forget the last fence, so an open one alone says nothing.
            case OPEN ->
                target.truncated()
                        || CodeLanguage.ofFileName(path.fileName())
                                .filter(language -> SourceBalance.isCut(language, block.body()))
                                .isPresent();
        };
    }

    private static String text(String body) {
        var stripped = body.stripTrailing();
        return stripped.isEmpty() ? "" : stripped.replaceFirst("\\A(?:[ \\t]*\\n)+", "") + "\n";
    }

    private void report(String rule, Severity severity, @Nullable CodePath path, int line, String message) {
        findings.add(new Finding(Check.EXTRACTION, rule, severity, path, line, message));
    }
}
