package dev.codefactory.bench.repair;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.RecordedTask;
import dev.codefactory.bench.recorded.SharedLibraries;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/**
 * Gives a recorded answer that fails its task's tests, then one that passes them, through the real steps and the real checks. The tests
 * themselves, run apart from them, say whether what is handed over is right.
 */
public final class RepairBench implements Benchmark {

    private static final int WORKERS = 2;

    @ComponentScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    @ConfigurationPropertiesScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    static class Checks {}

    @Override
    public String name() {
        return "repair";
    }

    @Override
    public Figures run() throws Exception {
        var scores = new RepairScores();
        try (var libraries = SharedLibraries.of(Path.of(System.getProperty("bench.libraries")));
                var context = new SpringApplicationBuilder(Checks.class)
                        .web(WebApplicationType.NONE)
                        .properties(properties(libraries))
                        .run();
                var workers = Executors.newFixedThreadPool(WORKERS)) {
            var sandbox = context.getBean(Sandbox.class);
            var analyzer = context.getBean(QualityAnalyzer.class);
            var runs = new ArrayList<Callable<Mending>>();
            RepairCase.all(sandbox).forEach(each -> runs.add(() -> Mending.of(each, analyzer, sandbox)));
            for (var run : workers.invokeAll(runs)) {
                scores.count(run.get());
            }
        }
        return scores.figures();
    }

    private static Map<String, Object> properties(SharedLibraries libraries) {
        return Map.of(
                "codefactory.sandbox.mounts.libraries.host",
                libraries.directory(),
                "codefactory.sandbox.mounts.libraries.inside",
                RecordedTask.LIBRARIES,
                "codefactory.sandbox.mounts.libraries.java-libraries",
                true);
    }
}
