package dev.codefactory.sandbox.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxResult;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BubblewrapEscapeTests extends EscapeContract {

    private static Ladder sandbox;

    @BeforeAll
    static void start() {
        sandbox = TestLadders.bubblewrap(TestLadders.limits(Map.of()));
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

    @ParameterizedTest
    @ValueSource(strings = {"/home", "/var", "/sys", "/boot", "/srv"})
    void whatItDoesNotNeedDoesNotExist(String directory) throws InterruptedException {
        var attempt = EscapeAttempt.blocked(directory, "os.listdir('%s')".formatted(directory));
        SandboxResult result = attempt.in(sandbox);
        assertThat(attempt.wasBlocked(result)).as("%s", result).isTrue();
    }
}
