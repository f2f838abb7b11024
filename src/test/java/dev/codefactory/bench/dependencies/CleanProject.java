package dev.codefactory.bench.dependencies;

import dev.codefactory.bench.recorded.RecordedTask;
import dev.codefactory.bench.recorded.Records;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A project whose imports are all right.
 *
 * @param source where it comes from
 */
record CleanProject(String source, FileTree files) {

    private static final int MAX_FILE = 1 << 20;

    /** All recorded ones and, where {@code -Dclean.dir} names a directory, one for each directory in it. */
    static List<CleanProject> readAll() {
        var all = new ArrayList<CleanProject>();
        Records.read("tasks.jsonl").stream().map(CleanProject::solvedTask).forEach(all::add);
        Records.read("multifile.jsonl").stream().map(CleanProject::answer).forEach(all::add);
        Records.read("security.jsonl").stream()
                .filter(record -> record.path("id").stringValue("").startsWith("clean/"))
                .flatMap(record -> exercise(record).stream())
                .forEach(all::add);
        var others = System.getProperty("clean.dir", "");
        if (!others.isBlank()) {
            all.addAll(directoriesIn(Path.of(others)));
        }
        return all.stream().filter(project -> !project.files().isEmpty()).toList();
    }

    private static CleanProject solvedTask(JsonNode record) {
        var task = new RecordedTask(record);
        var reference = record.path("reference")
                .propertyStream()
                .flatMap(entry -> file(entry.getKey(), entry.getValue().stringValue("")).stream())
                .toList();
        return reference.isEmpty()
                ? new CleanProject("tasks", FileTree.EMPTY)
                : new CleanProject("tasks", task.given().with(task.testFiles()).with(reference));
    }

    private static CleanProject answer(JsonNode record) {
        var files = Records.elements(record.path("expected_files")).stream()
                .flatMap(file -> file(
                        file.path("path").stringValue(""), file.path("content").stringValue(""))
                        .stream())
                .toList();
        return new CleanProject("multifile", FileTree.of(files));
    }

    /** Some are a header and a source in one file, whose include of the other leads nowhere then. */
    private static Optional<CleanProject> exercise(JsonNode record) {
        return CodeLanguage.ofId(record.path("language").stringValue(""))
                .filter(language -> language != CodeLanguage.CPP)
                .flatMap(language -> file(
                        "exercise." + language.extension(), record.path("code").stringValue("")))
                .map(file -> new CleanProject("security", FileTree.of(file)));
    }

    private static List<CleanProject> directoriesIn(Path root) {
        try (var directories = Files.list(root)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(directory -> new CleanProject("third-party", read(directory)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTree read(Path directory) {
        try (var files = Files.walk(directory)) {
            return FileTree.of(files.filter(Files::isRegularFile)
                    .flatMap(file ->
                            text(file)
                                    .flatMap(content ->
                                            file(directory.relativize(file).toString(), content))
                                    .stream())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.size(file) < MAX_FILE ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<CodeFile> file(String path, String content) {
        return CodePath.fault(path).isPresent() ? Optional.empty() : Optional.of(CodeFile.of(path, content));
    }

    /** Whether there is a file of the language's registry to plant an import into. */
    Stream<CodeLanguage> languages() {
        return files.files().stream().flatMap(file -> file.language().stream()).distinct();
    }
}
