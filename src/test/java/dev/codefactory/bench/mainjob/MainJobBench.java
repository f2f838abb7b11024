package dev.codefactory.bench.mainjob;

import dev.codefactory.StartedService;
import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.RecordedTask;
import dev.codefactory.bench.recorded.RecordedTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sends recorded answers of real models through the whole service: a request over HTTP, a model that gives the recorded answer, the task's
 * own tests as acceptance tests. What the service stored is then tested again without it.
 */
public final class MainJobBench implements Benchmark {

    private static final List<String> LANGUAGES = List.of("python", "javascript", "java");
    private static final long SEED = 2026;
    private static final int MODEL_SLOTS = 4;

    @Override
    public String name() {
        return "main-job";
    }

    @Override
    public Figures run() throws Exception {
        var libraries = Path.of(System.getProperty("bench.libraries", ""));
        var tasks = RecordedTasks.read();
        var answers = sample(tasks, Files.isDirectory(libraries));
        var begun = System.nanoTime();
        var scores = new Scores();
        try (var model = new RecordedModel(answers, MODEL_SLOTS);
                var service = StartedService.start(properties(model, libraries));
                var client = new ServiceClient(service.url(), service.token("bench"))) {
            new Replay(service, client, tasks).endings(answers).forEach(scores::count);
        }
        return scores.figures().put("minutes", (System.nanoTime() - begun) / 60e9);
    }

    private static Map<String, Object> properties(RecordedModel model, Path libraries) {
        return Map.of(
                "codefactory.llm.provider",
                "ollama",
                "codefactory.llm.ollama.url",
                model.url(),
                "codefactory.llm.ollama.slots",
                MODEL_SLOTS,
                "codefactory.llm.ollama.windows",
                "131072",
                "codefactory.queue.model-slots",
                MODEL_SLOTS,
                "codefactory.queue.model-prefetch",
                MODEL_SLOTS,
                "codefactory.queue.local-slots",
                Runtime.getRuntime().availableProcessors() + 1,
                "codefactory.sandbox.mounts.libraries.host",
                libraries.toAbsolutePath(),
                "codefactory.sandbox.mounts.libraries.inside",
                RecordedTask.LIBRARIES);
    }

    /** The answers in an order that is random and always the same; those that take longest to test come last. */
    private static List<RecordedAnswer> sample(RecordedTasks tasks, boolean withLibraries) {
        var wanted = RecordedAnswer.readAll().stream()
                .filter(answer -> answer.kind().equals("verbatim"))
                .filter(answer -> LANGUAGES.contains(answer.language()))
                .toList();
        var testable = new ArrayList<>(wanted.stream()
                .filter(answer -> withLibraries || !tasks.of(answer).needsLibraries())
                .toList());
        if (testable.size() < wanted.size()) {
            System.out.printf(
                    "%d answers left out: their tests need the libraries of -Dbench.libraries=DIR%n",
                    wanted.size() - testable.size());
        }
        Collections.shuffle(testable, new Random(SEED));
        var size = Math.min(testable.size(), Integer.getInteger("bench.sample", testable.size()));
        return testable.stream()
                .limit(size)
                .sorted(Comparator.comparing(answer -> LANGUAGES.indexOf(answer.language()) == 2))
                .toList();
    }
}
