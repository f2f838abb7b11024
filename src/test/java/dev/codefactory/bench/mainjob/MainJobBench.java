package dev.codefactory.bench.mainjob;

import dev.codefactory.StartedService;
import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.RecordedTask;
import dev.codefactory.bench.recorded.RecordedTasks;
import dev.codefactory.bench.recorded.SharedLibraries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Sends recorded answers of real models through the whole service: a request over HTTP, a model that gives the recorded answer, the task's
 * own tests as acceptance tests. What the service stored is then tested again without it.
 */
public final class MainJobBench implements Benchmark {

    private static final Set<String> LANGUAGES = Set.of("python", "javascript", "java");
    private static final long SEED = 2026;
    private static final int MODEL_SLOTS = 4;

    @Override
    public String name() {
        return "main-job";
    }

    @Override
    public Figures run() throws Exception {
        var tasks = RecordedTasks.read();
        var answers = sample();
        var begun = System.nanoTime();
        var scores = new Scores();
        try (var libraries = SharedLibraries.of(Path.of(System.getProperty("bench.libraries")));
                var model = new RecordedModel(answers, MODEL_SLOTS);
                var service = StartedService.start(properties(model, libraries));
                var client = new ServiceClient(service.url(), service.token("bench"))) {
            new Replay(service, client, tasks).endings(answers).forEach(scores::count);
        }
        return scores.figures().put("minutes", (System.nanoTime() - begun) / 60e9);
    }

    private static Map<String, Object> properties(RecordedModel model, SharedLibraries libraries) {
        return Map.of(
                "codefactory.llm.provider",
                "ollama",
                "codefactory.llm.ollama.url",
                model.url(),
                "codefactory.llm.ollama.slots",
                MODEL_SLOTS,
                "codefactory.llm.ollama.windows",
                RecordedModel.WINDOW,
                "codefactory.queue.max-concurrent-generations",
                2 * MODEL_SLOTS,
                "codefactory.queue.max-running-per-owner",
                1_000,
                "codefactory.queue.local-slots",
                Runtime.getRuntime().availableProcessors() + 1,
                "codefactory.sandbox.mounts.libraries.host",
                libraries.directory(),
                "codefactory.sandbox.mounts.libraries.inside",
                RecordedTask.LIBRARIES,
                "codefactory.sandbox.mounts.libraries.java-libraries",
                true);
    }

    /** The answers in an order that is random and always the same, except that those which take longest to test come last. */
    private static List<RecordedAnswer> sample() {
        var answers = new ArrayList<>(RecordedAnswer.readAll().stream()
                .filter(answer -> answer.kind().equals("verbatim"))
                .filter(answer -> LANGUAGES.contains(answer.language()))
                .toList());
        Collections.shuffle(answers, new Random(SEED));
        return answers.stream()
                .limit(Integer.getInteger("bench.sample", answers.size()))
                .sorted(Comparator.comparing(answer -> answer.language().equals("java")))
                .toList();
    }
}
