package dev.codefactory.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class GoLibraryTests {

    @Test
    void isNotShownAnyMoreWhenSomebodyHasClearedTheCache(@TempDir Path parent)
            throws IOException, InterruptedException {
        var machines = new GoLibrary(GoLibrary.defaultParent());
        machines.compile();
        Require.tool(machines.compiled().isPresent(), "Go");
        var directory = parent.resolve(machines.compiled().orElseThrow().getFileName());
        Files.createDirectory(directory);
        Files.createFile(directory.resolve("complete"));
        var library = new GoLibrary(parent);

        library.compile();

        assertThat(library.compiled()).contains(directory);
        FileSystemUtils.deleteRecursively(directory);
        assertThat(library.compiled()).isEmpty();
    }
}
