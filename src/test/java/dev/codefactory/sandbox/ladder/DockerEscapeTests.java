package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.Sandbox;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DockerEscapeTests extends EscapeContract {

    private static Ladder sandbox;

    @BeforeAll
    static void start() {
        sandbox = TestLadders.docker();
    }

    @AfterAll
    static void stop() throws IOException {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }
}
