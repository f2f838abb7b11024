package dev.codefactory.prompt.folder;

import dev.codefactory.prompt.PromptKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the folder. A path is made of a key's words alone, and no link is followed, so that nothing outside is read or written. */
final class FolderFiles {

    private static final String BASE = ".last-sync";
    private static final int LARGEST = 200_000;

    private final Path root;

    FolderFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The keys that have a file, with these. */
    Map<PromptKey, Path> list() throws IOException {
        var found = new TreeMap<PromptKey, Path>((one, other) -> one.file().compareTo(other.file()));
        for (var step : children(root)) {
            if (Files.isDirectory(step, LinkOption.NOFOLLOW_LINKS)) {
                for (var file : children(step)) {
                    PromptKey.ofFile(
                                    step.getFileName().toString(),
                                    file.getFileName().toString())
                            .filter(_ -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .ifPresent(key -> found.put(key, file));
                }
            }
        }
        return found;
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }

    /** Empty when it is too large or no UTF-8. */
    Optional<String> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).replace("\r\n", "\n"));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** Whole or not at all. */
    void write(PromptKey key, String content) throws IOException {
        write(root.resolve(key.file()), content);
    }

    private void write(Path file, String content) throws IOException {
        var directory = file.getParent();
        if (Files.isSymbolicLink(directory) || Files.isSymbolicLink(file)) {
            throw new FolderException("%s is a link; the folder of prompts must have none.".formatted(file));
        }
        Files.createDirectories(directory);
        var written = Files.createTempFile(directory, ".prompt", ".tmp");
        try {
            Files.writeString(written, content);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** The hashes of the texts by file as they were when file and effective version were the same. */
    Map<String, String> base() throws IOException {
        var file = root.resolve(BASE);
        var hashes = new TreeMap<String, String>();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            for (var line : Files.readAllLines(file)) {
                var words = line.split("  ", 2);
                if (words.length == 2) {
                    hashes.put(words[1], words[0]);
                }
            }
        }
        return hashes;
    }

    void writeBase(Map<String, String> hashes) throws IOException {
        var lines = new ArrayList<String>();
        new TreeMap<>(hashes).forEach((file, sha256) -> lines.add("%s  %s\n".formatted(sha256, file)));
        write(root.resolve(BASE), lines.stream().collect(Collectors.joining()));
    }
}
