package dev.codefactory.bench.headline;

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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A task that some recorded answers pass and others fail.
 *
 * @param half the part of its tests that a user might give
 * @param answers in the order in which the model says them
 */
record HeadlineCase(RecordedTask task, FileTree half, List<RecordedAnswer> answers) {

    /** The analysis of the request, the first code, and the rounds of repair. */
    static final int MOST_CALLS = 6;

    /** How many answers with code the chain may ask for. */
    static final int MOST_ANSWERS = MOST_CALLS - 1;

    private static final long SEED = 2026;

    /** Every case that can be run here, in an order that is random and always the same. */
    static List<HeadlineCase> runnable(Sandbox sandbox) {
        var cases = new ArrayList<>(
                all().stream().filter(each -> each.task().isRunnableIn(sandbox)).toList());
        Collections.shuffle(cases, new Random(SEED));
        return List.copyOf(cases);
    }

    private static List<HeadlineCase> all() {
        var tasks = RecordedTasks.read();
        var answers = new ArrayList<>(RecordedAnswer.readAll().stream()
                .filter(answer -> !answer.kind().startsWith("synthetic"))
                .toList());
        Collections.shuffle(answers, new Random(SEED));
        // Not in the order of the answers: that one begins with tasks that have many.
        return answers.stream()
                .collect(Collectors.groupingBy(RecordedAnswer::taskId, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(ofTask -> of(tasks.of(ofTask.getFirst()), ofTask).stream())
                .toList();
    }

    private static Optional<HeadlineCase> of(RecordedTask task, List<RecordedAnswer> answers) {
        var isContested =
                answers.stream().map(RecordedAnswer::holdsASolution).distinct().count() > 1;
        return isContested
                ? HalfOfTests.of(task.testFiles()).map(half -> new HeadlineCase(task, half, answers))
                : Optional.empty();
    }

    /** As a user would ask who has no tests. */
    GenerationRequest withoutTests() {
        return request(null);
    }

    /** As a user would ask who has half of the tests; the other half is held back. */
    GenerationRequest withHalfOfTests() {
        return request(new AcceptanceTests(half, task.testCommand()));
    }

    private GenerationRequest request(@Nullable AcceptanceTests tests) {
        var defaults = CodeFactoryConfig.DEFAULT.writtenIn(task.language());
        var rounds = new CodeFactoryConfig.Repair(MOST_ANSWERS - 1);
        var config = new CodeFactoryConfig(
                defaults.project(), defaults.models(), defaults.security(), defaults.testing(), rounds);
        return new GenerationRequest(
                Pipeline.STANDARD,
                task.prompt(),
                config,
                task.given(),
                tests,
                task.candidate(),
                task.entryPoint().orElse(null));
    }

    /** What the answer is counted under. */
    List<String> keys() {
        return List.of("all", "language " + task.language());
    }
}
