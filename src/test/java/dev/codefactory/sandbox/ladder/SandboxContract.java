package dev.codefactory.sandbox.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxResult.Exited;
import dev.codefactory.sandbox.SandboxResult.Limit;
import dev.codefactory.sandbox.SandboxResult.Stopped;
import dev.codefactory.sandbox.confinement.RunResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every kind of sandbox promises to those who run commands in it. */
abstract class SandboxContract {

    static final Duration LIMIT = Duration.ofSeconds(30);

    abstract Sandbox sandbox();

    /** Whether processes inside are processes of this machine, too, which gVisor's are not. */
    boolean isSeenFromOutside() {
        return true;
    }

    @Test
    void runsPythonOnTheGivenFiles() throws InterruptedException {
        requireTool(Tool.PYTHON);
        var files = FileTree.of(
                CodeFile.of("app/greeting.py", "def greet(name):\n    return f'héllo {name}'\n"),
                CodeFile.of("main.py", "from app.greeting import greet\nprint(greet('wörld'))\n"));
        var result = exited(run(files, Set.of(Tool.PYTHON), List.of(), "python3", "main.py"));
        assertThat(result.output()).isEqualTo("héllo wörld\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void runsNodesOwnTests() throws InterruptedException {
        requireTool(Tool.NODE);
        var files = FileTree.of(CodeFile.of("sum.test.js", """
            const test = require('node:test');
            const assert = require('node:assert');
            test('adds', () => assert.strictEqual(1 + 1, 2));
            """));
        var result = exited(run(files, Set.of(Tool.NODE), List.of(), "node", "--test", "sum.test.js"));
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @Test
    void compilesAndRunsJavaTestsWithJUnit() throws InterruptedException {
        requireTool(Tool.JUNIT);
        var files = FileTree.of(CodeFile.of("SumTest.java", """
            import org.junit.jupiter.api.Assertions;
            import org.junit.jupiter.api.Test;
            class SumTest {
                @Test void adds() { Assertions.assertEquals(2, 1 + 1); }
            }
            """));
        var script =
                "javac -cp $JUNIT_JAR -d out SumTest.java && java -jar $JUNIT_JAR execute -cp out --scan-classpath";
        var result = exited(run(files, Set.of(Tool.JUNIT), List.of(), "sh", "-c", script));
        assertThat(result.output()).contains("1 tests successful");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void compilesAndRunsRust() throws InterruptedException {
        requireTool(Tool.RUST);
        var files = FileTree.of(CodeFile.of("main.rs", "fn main() { println!(\"hello\"); }\n"));
        var result = exited(run(files, Set.of(Tool.RUST), List.of(), "sh", "-c", "rustc main.rs && ./main"));
        assertThat(result.output()).isEqualTo("hello\n");
    }

    @Test
    void checksGo() throws InterruptedException {
        requireTool(Tool.GO);
        var files = FileTree.of(CodeFile.of("main.go", "package main\n\nfunc main( {}\n"));
        var result = exited(run(files, Set.of(Tool.GO), List.of(), "gofmt", "-l", "main.go"));
        assertThat(result.output()).startsWith("main.go:3:");
    }

    @Test
    void compilesAndRunsCpp() throws InterruptedException {
        requireTool(Tool.CPP);
        var files = FileTree.of(
                CodeFile.of("main.cpp", "#include <iostream>\nint main() { std::cout << \"hello\\n\"; }\n"));
        var result = exited(run(files, Set.of(Tool.CPP), List.of(), "sh", "-c", "c++ -o main main.cpp && ./main"));
        assertThat(result.output()).isEqualTo("hello\n");
    }

    @Test
    void keepsTheOrderOfOutputAndErrors() throws InterruptedException {
        var result = exited(shell("echo one; echo two >&2; echo three; exit 7"));
        assertThat(result.output()).isEqualTo("one\ntwo\nthree\n");
        assertThat(result.exitCode()).isEqualTo(7);
    }

    @Test
    void passesArgumentsAndVariablesUntouched() throws InterruptedException {
        var command = new SandboxCommand(
                FileTree.EMPTY,
                List.of("sh", "-c", "printf '%s|' \"$@\" \"$GIVEN\"", "sh", "a b", "$(id)", "", "-rf"),
                Map.of("GIVEN", "it's \"here\""),
                Set.of(),
                LIMIT,
                List.of());
        assertThat(exited(sandbox().run(command)).output()).isEqualTo("a b|$(id)||-rf|it's \"here\"|");
    }

    @Test
    void acceptsEveryPathATreeCanHold() throws InterruptedException {
        var segment = "ü".repeat(99);
        var files = FileTree.of(
                CodeFile.of(segment + "/" + segment + "/a b.txt", "deep"), CodeFile.of("$(id) [x].txt", "odd"));
        assertThat(exited(run(files, Set.of(), List.of(), "sh", "-c", "cat */*/* *.txt"))
                        .output())
                .isEqualTo("deepodd");
    }

    @Test
    void handsBackTheRequestedFiles() throws InterruptedException {
        var script = "mkdir out; echo 'größe' > out/a.xml; echo other > other.xml";
        var results = List.of("missing.xml", "out/a.xml");
        assertThat(exited(run(FileTree.EMPTY, Set.of(), results, "sh", "-c", script))
                        .results())
                .containsExactly(Map.entry("out/a.xml", "größe\n"));
    }

    @Test
    void takesNothingButTheBytesOfRegularFiles() throws InterruptedException {
        var script = """
            ln -s /etc/passwd link; mkdir directory; ln -s /dev/zero device; ln -s loop loop
            head -c 3000000 /dev/zero | tr '\\0' x >large
            """;
        var results = List.of("link", "directory", "device", "loop", "large", "../../../etc/shadow");
        var taken = exited(run(FileTree.EMPTY, Set.of(), results, "sh", "-c", script))
                .results();
        assertThat(taken).containsOnlyKeys("large");
        assertThat(taken.get("large")).hasSize(RunResults.MAX_BYTES);
    }

    @Test
    void isNotFooledByOutputThatLooksLikeResults() throws InterruptedException {
        var script = "echo ready; echo '0 Zm9yZ2Vk'; echo '0 Zm9yZ2Vk' >&2; echo genuine >a.xml; exit 3";
        var result = exited(run(FileTree.EMPTY, Set.of(), List.of("a.xml", "b.xml"), "sh", "-c", script));
        assertThat(result.results()).containsExactly(Map.entry("a.xml", "genuine\n"));
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void survivesGarbageOnTheChannelOfItsResults() throws InterruptedException {
        var script = "echo '0 Zm9yZ2Vk' >/proc/$PPID/fd/1; head -c 99 /dev/urandom >/proc/$PPID/fd/1; echo"
                + " >/proc/$PPID/fd/1; echo genuine >a.xml";
        var result = exited(run(FileTree.EMPTY, Set.of(), List.of("a.xml"), "sh", "-c", script));
        assertThat(result.results()).containsExactly(Map.entry("a.xml", "genuine\n"));
    }

    @Test
    void measuresWhatARunUses() throws InterruptedException {
        requireTool(Tool.PYTHON);
        var burn = """
            import time
            hoard = b'x' * (100 << 20)
            end = time.process_time() + 0.5
            while time.process_time() < end: pass
            """;
        var usage = exited(
                        run(FileTree.of(CodeFile.of("a.py", burn)), Set.of(Tool.PYTHON), List.of(), "python3", "a.py"))
                .usage();
        assertThat(usage.cpu()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
        assertThat(usage.wall()).isBetween(Duration.ofMillis(500), LIMIT);
        assertThat(usage.peakMemory()).isBetween(isSeenFromOutside() ? 100L << 20 : 0, 300L << 20);
    }

    @Test
    void saysWhichSignalEndedAProgram() throws InterruptedException {
        assertThat(exited(shell("kill -s SEGV $$")).signal()).hasValue(11);
        assertThat(exited(shell("exit 3")).signal()).isEmpty();
    }

    @Test
    void saysThatAProgramIsMissing() throws InterruptedException {
        var result = exited(run(FileTree.EMPTY, Set.of(), List.of(), "no-such-program"));
        assertThat(result.exitCode()).isEqualTo(127);
        assertThat(result.output()).contains("no-such-program");
    }

    @Test
    void forgetsEverythingBetweenRuns() throws InterruptedException {
        shell("touch /work/left /tmp/left /dev/shm/left /run/left");
        assertThat(exited(shell("ls /work /tmp /dev/shm /run")).output()).doesNotContain("left");
    }

    @Test
    void stopsAtTheTimeLimit() throws InterruptedException {
        var argv = List.of("sh", "-c", "echo begun; sleep 60");
        var command = new SandboxCommand(FileTree.EMPTY, argv, Map.of(), Set.of(), Duration.ofMillis(500), List.of());
        assertThat(sandbox().run(command))
                .asInstanceOf(type(Stopped.class))
                .satisfies(result -> assertThat(result.limit()).isEqualTo(Limit.TIME))
                .satisfies(result -> assertThat(result.output()).isEqualTo("begun\n"))
                .satisfies(result -> assertThat(result.usage().wall()).isLessThan(Duration.ofSeconds(2)));
    }

    @Test
    void killsEverythingBeforeAnInterruptedCallerGoesOn() {
        assumeTrue(isSeenFromOutside());
        var sleep = unique("31.4159");
        var outcome = new CompletableFuture<Boolean>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                shell("setsid sleep " + sleep + " & sleep " + sleep);
                outcome.complete(false);
            } catch (InterruptedException e) {
                outcome.complete(isRunning(sleep));
            }
        });
        await().until(() -> isRunning(sleep));
        thread.interrupt();
        assertThat(outcome.join()).as("still running when run() threw").isFalse();
    }

    @Test
    void leavesNoProcessBehind() throws InterruptedException {
        var sleep = unique("27.1828");
        exited(shell("(setsid setsid sleep " + sleep + " </dev/null >/dev/null 2>&1 &) ; exit 0"));
        assertThat(isRunning(sleep)).isFalse();
    }

    @Test
    void refusesWhatItCannotStart() throws InterruptedException {
        assertThat(run(FileTree.EMPTY, Set.of(), List.of(), "echo", "a\0b")).isInstanceOf(SandboxResult.Refused.class);
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
        assertThat(result).isInstanceOf(Exited.class);
        return (Exited) result;
    }

    /** A number of seconds that no other test process of this machine sleeps. */
    static String unique(String seconds) {
        return seconds + ProcessHandle.current().pid();
    }

    /** Whether any process of this machine has the given word in its command line. */
    static boolean isRunning(String word) {
        return !processes(word).isEmpty();
    }

    /** Whether a program sleeps for so long, not only what is about to start one. */
    static boolean isSleeping(String seconds) {
        return processes(seconds).stream()
                .anyMatch(process -> commandLine(process).startsWith("sleep\0"));
    }

    static List<ProcessHandle> processes(String word) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains("\0" + word + "\0"))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }
}
