package dev.codefactory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult.Exited;
import dev.codefactory.sandbox.SandboxResult.Limit;
import dev.codefactory.sandbox.SandboxResult.Stopped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every kind of sandbox promises to those who run commands in it. */
abstract class SandboxContract {

    static final Duration LIMIT = Duration.ofSeconds(20);

    abstract Sandbox sandbox();

    @Test
    void runsPythonOnTheGivenFiles() throws InterruptedException {
        requireTool(Tool.PYTHON);
        var files = FileTree.of(
                CodeFile.of("app/greeting.py", "def greet(name):\n    return f'héllo {name}'\n"),
                CodeFile.of("main.py", "from app.greeting import greet\nprint(greet('wörld'))\n"));

        assertThat(exited(run(files, Set.of(Tool.PYTHON), List.of(), "python3", "main.py")))
                .satisfies(result -> assertThat(result.output()).isEqualTo("héllo wörld\n"))
                .satisfies(result -> assertThat(result.exitCode()).isZero());
    }

    @Test
    void runsNode() throws InterruptedException {
        requireTool(Tool.NODE);
        var result = exited(run(FileTree.EMPTY, Set.of(Tool.NODE), List.of(), "node", "-p", "6 * 7"));
        assertThat(result.output()).isEqualTo("42\n");
    }

    @Test
    void keepsTheOrderOfOutputAndErrors() throws InterruptedException {
        assertThat(exited(shell("echo one; echo two >&2; echo three; exit 7")))
                .satisfies(result -> assertThat(result.output()).isEqualTo("one\ntwo\nthree\n"))
                .satisfies(result -> assertThat(result.exitCode()).isEqualTo(7));
    }

    @Test
    void stopsAtTheTimeLimit() throws InterruptedException {
        var command = new SandboxCommand(
                FileTree.EMPTY,
                List.of("sh", "-c", "echo begun; sleep 60"),
                Map.of(),
                Set.of(),
                Duration.ofMillis(500),
                List.of());
        assertThat(sandbox().run(command))
                .asInstanceOf(type(Stopped.class))
                .satisfies(result -> assertThat(result.limit()).isEqualTo(Limit.TIME))
                .satisfies(result -> assertThat(result.output()).isEqualTo("begun\n"));
    }

    SandboxResult shell(String script) throws InterruptedException {
        return run(FileTree.EMPTY, Set.of(), List.of(), "sh", "-c", script);
    }

    SandboxResult run(FileTree files, Set<Tool> tools, List<String> results, String... argv)
            throws InterruptedException {
        return sandbox().run(new SandboxCommand(files, List.of(argv), Map.of(), tools, LIMIT, results));
    }

    void requireTool(Tool tool) {
        Require.tool(sandbox().status().has(tool), tool.name());
    }

    static Exited exited(SandboxResult result) {
        return assertThat(result).asInstanceOf(type(Exited.class)).actual();
    }
}
