package dev.codefactory.quality;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to judge, and by which tests.
 *
 * @param language the language the user asked for
 * @param files the files to judge, generated tests among them
 * @param acceptance tests the user gave; they outrank generated tests and replace files of the same path
 * @param testLimit wall-clock time the tests may take
 */
public record QualityRequest(
        CodeLanguage language, FileTree files, @Nullable AcceptanceTests acceptance, Duration testLimit) {

    /**
     * @param files test files and what they need
     * @param command a shell command run in the root of the tree, 0 meaning passed; null for the language's usual test runner
     */
    public record AcceptanceTests(FileTree files, @Nullable String command) {}

    /** The files as the tests see them: what the user gave lies over what was generated. */
    public FileTree laidOut() {
        return acceptance == null ? files : files.with(acceptance.files());
    }

    /** The files that are judged: those the user gave are taken as they are. */
    public List<CodeFile> judged() {
        var given = acceptance == null
                ? Set.<String>of()
                : acceptance.files().paths().stream().map(CodePath::folded).collect(Collectors.toSet());
        return files.files().stream()
                .filter(file -> !given.contains(file.path().folded()))
                .toList();
    }
}
