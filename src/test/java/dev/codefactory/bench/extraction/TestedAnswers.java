package dev.codefactory.bench.extraction;

import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.RecordedTasks;
import dev.codefactory.bench.recorded.Tally;
import dev.codefactory.pipeline.extraction.FileExtraction;
import dev.codefactory.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Answers known to hold a passing solution: the extracted file must pass the task's own tests. */
final class TestedAnswers {

    private static final int WORKERS = 2;

    private final Sandbox sandbox;
    private final RecordedTasks tasks = RecordedTasks.read();
    private final Tally passed = new Tally();
    private final Tally naive = new Tally();

    TestedAnswers(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    void measure(Figures figures) throws Exception {
        var answers = RecordedAnswer.readAll().stream()
                .filter(RecordedAnswer::holdsASolution)
                .filter(answer -> answer.kind().startsWith("verbatim"))
                .toList();
        var runnable = answers.stream()
                .filter(answer -> tasks.of(answer).isSelfContained())
                .toList();
        var runs = new ArrayList<Callable<Passes>>();
        runnable.forEach(answer -> runs.add(() -> passes(answer)));
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var results = workers.invokeAll(runs);
            for (var index = 0; index < results.size(); index++) {
                count(runnable.get(index), results.get(index).get());
            }
        }
        passed.print("Answers whose extracted file passes its tests");
        naive.print("Answers whose first block, or else whole text, passes its tests");
        figures.atLeast("pass_share", passed.share("all"), 0.98);
        figures.put("naive_pass_share", naive.share("all"));
        figures.put("answers_tested", runnable.size());
        figures.put("answers_not_tested", answers.size() - runnable.size());
    }

    private record Passes(boolean extracted, boolean naive) {}

    private Passes passes(RecordedAnswer answer) throws InterruptedException {
        var task = tasks.of(answer);
        var files = FileExtraction.extract(answer.text(), task.target()).files();
        return new Passes(
                task.isSolvedBy(files, sandbox), task.isSolvedBy(NaiveExtraction.of(answer.text(), task), sandbox));
    }

    private void count(RecordedAnswer answer, Passes passes) {
        if (!passes.extracted()) {
            System.out.println("not passed: " + answer.id());
        }
        passed.count(answer, passes.extracted());
        naive.count(answer, passes.naive());
    }
}
