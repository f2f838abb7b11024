package dev.codefactory.bench.repair;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.RecordedTask;
import dev.codefactory.bench.recorded.RecordedTasks;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A task that one recorded answer fails and another one passes. */
record RepairCase(RecordedTask task, RecordedAnswer failing, RecordedAnswer passing) {

    private static final long SEED = 2026;

    /** Every task whose tests can be run here, or the one that {@code -Drepair.only} names, in an order that is random and always the same. */
    static List<RepairCase> all(Sandbox sandbox) {
        var tasks = RecordedTasks.read();
        var byTask = new LinkedHashMap<String, List<RecordedAnswer>>();
        var answers = new ArrayList<>(RecordedAnswer.readAll());
        Collections.shuffle(answers, new Random(SEED));
        answers.forEach(answer ->
                byTask.computeIfAbsent(answer.taskId(), _ -> new ArrayList<>()).add(answer));
        var cases = byTask.values().stream()
                .flatMap(ofTask -> of(tasks.of(ofTask.getFirst()), ofTask))
                .filter(each -> each.failing().id().contains(System.getProperty("repair.only", "")))
                .filter(each -> each.task().isRunnableIn(sandbox))
                .toList();
        return cases.stream()
                .limit(Integer.getInteger("bench.sample", cases.size()))
                .toList();
    }

    private static Stream<RepairCase> of(RecordedTask task, List<RecordedAnswer> answers) {
        var failing =
                answers.stream().filter(answer -> !answer.holdsASolution()).limit(1);
        return failing.flatMap(bad -> answers.stream()
                .filter(RecordedAnswer::holdsASolution)
                .limit(1)
                .map(good -> new RepairCase(task, bad, good)));
    }

    /** As a user would ask, with the task's own tests. */
    GenerationRequest request() {
        var defaults = CodeFactoryConfig.DEFAULT;
        var project = new CodeFactoryConfig.Project(null, task.language(), null, null, null);
        var config = new CodeFactoryConfig(project, defaults.models(), defaults.security(), defaults.testing(), null);
        return new GenerationRequest(
                Pipeline.STANDARD,
                task.prompt(),
                config,
                task.given(),
                new AcceptanceTests(task.testFiles(), task.testCommand()),
                task.candidate(),
                task.entryPoint().orElse(null));
    }

    boolean isSolvedBy(FileTree files, Sandbox sandbox) throws InterruptedException {
        return task.isSolvedBy(files, sandbox);
    }
}
