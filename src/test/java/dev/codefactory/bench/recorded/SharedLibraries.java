package dev.codefactory.bench.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/**
 * A copy of the libraries of recorded Java tests that every user may read: the sandbox works as another user, to whom the checkout may be
 * closed.
 */
public record SharedLibraries(Path directory) implements AutoCloseable {

    public static SharedLibraries of(Path original) throws IOException {
        var directory = Files.createTempDirectory("libraries");
        FileSystemUtils.copyRecursively(original, directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new SharedLibraries(directory);
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }
}
