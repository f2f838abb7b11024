package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class RunnerEscapeTests extends EscapeContract {

    private static RunnerProcess runner;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        runner = RunnerProcess.start(directory.resolve("runner.sock"));
    }

    @AfterAll
    static void stop() {
        if (runner != null) {
            runner.close();
        }
    }

    @Override
    Sandbox sandbox() {
        return runner.sandbox();
    }
}
