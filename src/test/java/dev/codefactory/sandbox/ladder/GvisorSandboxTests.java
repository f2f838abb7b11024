package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.Sandbox;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GvisorSandboxTests extends SandboxContract {

    private static Ladder sandbox;

    @BeforeAll
    static void start() {
        sandbox = TestLadders.gvisor();
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

    @Override
    boolean isSeenFromOutside() {
        return false;
    }
}
