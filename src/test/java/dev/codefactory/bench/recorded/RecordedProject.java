package dev.codefactory.bench.recorded;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A recorded project that answers are dropped into; each is read once. */
final class RecordedProject {

    private static final Map<String, FileTree> BY_DIRECTORY = new ConcurrentHashMap<>();

    private RecordedProject() {}

    /** All but the tests; nothing when no directory is named. */
    static FileTree sources(JsonNode directory) {
        return part(directory, file -> !isTest(file));
    }

    static FileTree tests(JsonNode directory) {
        return part(directory, RecordedProject::isTest);
    }

    private static boolean isTest(CodeFile file) {
        return file.path().value().startsWith("src/test/");
    }

    private static FileTree part(JsonNode directory, Predicate<CodeFile> wanted) {
        return directory.isString()
                ? FileTree.of(
                        BY_DIRECTORY.computeIfAbsent(directory.stringValue(), RecordedProject::read).files().stream()
                                .filter(wanted)
                                .toList())
                : FileTree.EMPTY;
    }

    private static FileTree read(String name) {
        var root = Records.directory().resolve(name);
        try (var files = Files.walk(root)) {
            return FileTree.of(files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .flatMap(file -> read(root, file))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<CodeFile> read(Path root, Path file) {
        try {
            return Stream.of(CodeFile.of(root.relativize(file).toString(), Files.readString(file)));
        } catch (CharacterCodingException e) {
            return Stream.empty(); // no text
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
