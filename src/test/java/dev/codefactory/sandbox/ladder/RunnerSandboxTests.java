package dev.codefactory.sandbox.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.runner.RunnerSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerSandboxTests extends SandboxContract {

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

    @Test
    void nothingIsLeftWhenTheRunnerIsKilledDuringARun(@TempDir Path directory) throws IOException {
        var word = unique("22.3606");
        try (var doomed = RunnerProcess.start(directory.resolve("doomed.sock"))) {
            var result = CompletableFuture.supplyAsync(() -> sleep(doomed.sandbox(), word), Thread::startVirtualThread);
            await().atMost(Duration.ofMinutes(1)).until(() -> isSleeping(word));
            doomed.process().destroyForcibly();
            await().until(() -> !isRunning(word));
            assertThat(result.join()).isInstanceOf(SandboxResult.Refused.class);
        }
    }

    @Test
    void saysThatThereIsNoRunnerAndFindsItLater(@TempDir Path directory) throws IOException {
        var socket = directory.resolve("late.sock");
        var early = new RunnerSandbox(socket);
        assertThat(early.status().usable()).isFalse();
        assertThat(sleep(early, "0"))
                .isInstanceOfSatisfying(
                        SandboxResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("start it"));
        try (var _ = RunnerProcess.start(socket)) {
            assertThat(early.status().usable()).isTrue();
        }
    }

    private static SandboxResult sleep(Sandbox sandbox, String seconds) {
        try {
            return sandbox.run(new SandboxCommand(
                    FileTree.EMPTY, List.of("sleep", seconds), Map.of(), Set.of(), LIMIT, List.of()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    Sandbox sandbox() {
        return runner.sandbox();
    }
}
