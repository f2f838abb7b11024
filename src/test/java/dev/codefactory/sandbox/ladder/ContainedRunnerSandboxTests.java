package dev.codefactory.sandbox.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ContainedRunnerSandboxTests extends SandboxContract {

    private static ContainedRunner runner;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        runner = ContainedRunner.start(directory);
        assertThat(runner.sandbox().status().usable())
                .as(runner.sandbox().status().detail())
                .isTrue();
    }

    @AfterAll
    static void stop() throws IOException {
        if (runner != null) {
            runner.close();
        }
    }

    @Override
    Sandbox sandbox() {
        return runner.sandbox();
    }
}
