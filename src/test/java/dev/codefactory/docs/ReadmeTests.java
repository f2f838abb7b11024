package dev.codefactory.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTests {

    private static final Path README = Path.of("README.md");
    private static final URI NOBODY = URI.create("http://localhost:1");

    @TempDir
    Path clone;

    @Test
    void showsARequestWithCurlAndOneWithTheClient() throws IOException {
        assertThat(DocumentedCommands.in(README).blocks())
                .anyMatch(block -> block.contains("curl ") && block.contains("/api/v1/generate"))
                .anyMatch(block -> block.contains("java cf.java generate "));
    }

    @Test
    void readsOnlyTheBlocksMarkedAsBash() throws IOException {
        var markdown = Files.writeString(clone.resolve("guide.md"), """
                ```sh
                rm -r everything
                ```
                ```bash
                echo "first $0"
                ```
                text
                ```bash
                curl http://localhost:8080/health
                ```
                """);

        var commands = DocumentedCommands.in(markdown);

        assertThat(commands.blocks()).containsExactly("echo \"first $0\"\n", "curl http://localhost:8080/health\n");
        assertThat(commands.script(NOBODY))
                .contains("curl http://localhost:1/health")
                .doesNotContain("8080");
    }

    @Test
    void stopsAtTheFirstCommandThatFails() throws Exception {
        var run = new DocumentedCommands(List.of("echo one\n", "false\n", "echo two\n")).run(clone, NOBODY);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("one").doesNotContain("two");
    }
}
