package dev.codefactory.bench.extraction;

import dev.codefactory.bench.Figures;
import dev.codefactory.pipeline.extraction.FileExtraction;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Answers known to hold a passing solution: the extracted file must pass the task's own tests. */
final class TestedAnswers {

    private static final int WORKERS = 2;

    private final Sandbox sandbox;
    private final Map<String, RecordedTask> tasks;
    private final Tally passed = new Tally();

    TestedAnswers(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.tasks = Records.read("tasks.jsonl").stream()
                .map(RecordedTask::new)
                .collect(Collectors.toMap(RecordedTask::id, Function.identity()));
    }

    void measure(Figures figures) throws Exception {
        var answers = Records.read("answers.jsonl").stream()
                .filter(answer -> answer.path("label").stringValue().equals("pass"))
                .filter(answer -> answer.path("raw_kind").stringValue().startsWith("verbatim"))
                .toList();
        var runnable = answers.stream()
                .filter(answer -> task(answer).isSelfContained())
                .toList();
        var runs = new ArrayList<Callable<Boolean>>();
        runnable.forEach(answer -> runs.add(() -> passes(answer)));
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var results = workers.invokeAll(runs);
            for (var index = 0; index < results.size(); index++) {
                count(runnable.get(index), results.get(index).get());
            }
        }
        passed.print("Answers whose extracted file passes its tests");
        figures.atLeast("pass_share", passed.share("all"), 0.98);
        figures.put("answers_tested", runnable.size());
        figures.put("answers_not_tested", answers.size() - runnable.size());
    }

    private RecordedTask task(JsonNode answer) {
        var id = answer.path("task_id").stringValue();
        return Objects.requireNonNull(tasks.get(id), id);
    }

    private boolean passes(JsonNode answer) throws InterruptedException {
        var task = task(answer);
        var files = FileExtraction.extract(answer.path("raw_answer").stringValue(), task.target())
                .files();
        if (files.isEmpty()) {
            return false;
        }
        return switch (sandbox.run(task.testsOf(files))) {
            case SandboxResult.Exited exited -> exited.exitCode() == 0;
            case SandboxResult.Stopped _ -> false;
            case SandboxResult.Refused refused -> throw new IllegalStateException(refused.reason());
        };
    }

    private void count(JsonNode answer, boolean pass) {
        if (!pass) {
            System.out.println("not passed: " + answer.path("id").stringValue());
        }
        keys(answer).forEach(key -> passed.count(key, pass));
    }

    private static List<String> keys(JsonNode answer) {
        var keys = new ArrayList<String>();
        keys.add("all");
        keys.add("language " + answer.path("language").stringValue());
        answer.path("shape").propertyStream().forEach(entry -> {
            if (entry.getValue().isBoolean() && entry.getValue().booleanValue()) {
                keys.add("shape " + entry.getKey());
            }
        });
        return keys;
    }
}
