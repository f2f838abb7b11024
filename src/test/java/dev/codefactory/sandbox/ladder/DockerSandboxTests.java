package dev.codefactory.sandbox.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.Container;
import dev.codefactory.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DockerSandboxTests extends SandboxContract {

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

    @Test
    void nothingIsLeftWhenTheServiceIsKilledDuringARun() throws IOException {
        var word = unique("26.4575");
        var service = DoomedService.start(word);
        await().atMost(Duration.ofMinutes(1)).until(() -> isRunning(word) || !service.isAlive());
        assertThat(service.isAlive()).isTrue();
        service.destroyForcibly();
        await().until(() -> !isRunning(word));
        await().until(() -> containers().isEmpty());
    }

    private static List<Container> containers() throws IOException {
        try (var client = ContainedRunner.connect()) {
            return client.listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(List.of("dev.codefactory.sandbox"))
                    .exec();
        }
    }
}
