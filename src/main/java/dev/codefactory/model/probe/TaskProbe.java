package dev.codefactory.model.probe;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.model.probe.ProbeResult.Outcome;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many small tasks it solves at the first attempt, by tests that run in the sandbox. */
final class TaskProbe implements Probe {

    private static final Duration TEST_TIME = Duration.ofSeconds(10);
    private static final int ANSWER = 800;

    /** Written by the test after its last line, so that a solution that ends the process early has not passed. */
    private static final String PASSED = "passed";

    private final Sandbox sandbox;
    private final List<SmallTask> tasks;

    TaskProbe(Sandbox sandbox, List<SmallTask> tasks) {
        this.sandbox = sandbox;
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "small_tasks";
    }

    @Override
    public Found run(Interview interview, Traits known) throws InterruptedException {
        if (!sandbox.status().has(Tool.PYTHON)) {
            throw new NotRun("there is no sandbox with Python to run tests in");
        }
        var outcomes = new LinkedHashMap<String, Object>();
        for (var task : tasks) {
            outcomes.put(task.id(), outcome(task, interview, known).toString());
        }
        var passed = count(outcomes, Outcome.PASSED);
        var run = tasks.size() - count(outcomes, Outcome.NOT_RUN);
        outcomes.put("passed", passed);
        outcomes.put("run", run);
        outcomes.put("of", tasks.size());
        var end = run < tasks.size() ? Outcome.NOT_RUN : passed == run ? Outcome.PASSED : Outcome.FAILED;
        return new Found(
                end, "%d of %d solved, %d not run".formatted(passed, run, tasks.size() - run), outcomes, known);
    }

    private static int count(Map<String, Object> outcomes, Outcome outcome) {
        return (int)
                outcomes.values().stream().filter(outcome.toString()::equals).count();
    }

    private Outcome outcome(SmallTask task, Interview interview, Traits known) throws InterruptedException {
        try {
            var prompt = "Write solution.py in Python. %s%n%s".formatted(task.description(), FencedFile.INSTRUCTION);
            var answer = interview.told(interview.asking(prompt, ANSWER).thinking(known.thinking()));
            return FencedFile.in(answer.text()).stream()
                            .findFirst()
                            .map(FencedFile::content)
                            .isEmpty()
                    ? Outcome.FAILED
                    : tested(task, FencedFile.in(answer.text()).getFirst().content(), interview);
        } catch (NotRun e) {
            return Outcome.NOT_RUN;
        }
    }

    private Outcome tested(SmallTask task, String solution, Interview interview) throws InterruptedException {
        var test = "%s%nopen('result.txt', 'w').write('%s')%n".formatted(task.test(), PASSED);
        var files = FileTree.of(List.of(
                new CodeFile(new CodePath("solution.py"), solution), new CodeFile(new CodePath("check.py"), test)));
        var command = new SandboxCommand(
                files, List.of("python3", "check.py"), Map.of(), Set.of(Tool.PYTHON), TEST_TIME, List.of("result.txt"));
        var result = sandbox.run(command);
        interview.note("the tests of " + task.id(), words(result));
        return switch (result) {
            case SandboxResult.Exited exited ->
                exited.exitCode() == 0 && PASSED.equals(exited.results().get("result.txt"))
                        ? Outcome.PASSED
                        : Outcome.FAILED;
            case SandboxResult.Stopped _ -> Outcome.FAILED;
            case SandboxResult.Refused _ -> Outcome.NOT_RUN;
        };
    }

    private static String words(SandboxResult result) {
        var words = switch (result) {
            case SandboxResult.Exited exited -> "ended with %d%n%s".formatted(exited.exitCode(), exited.output());
            case SandboxResult.Stopped stopped -> "stopped: %s%n%s".formatted(stopped.limit(), stopped.output());
            case SandboxResult.Refused(var reason) -> "not run: " + reason;
        };
        return words.replace('\0', '\uFFFD');
    }
}
