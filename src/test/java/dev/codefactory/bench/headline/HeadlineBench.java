package dev.codefactory.bench.headline;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.RecordedTask;
import dev.codefactory.bench.recorded.SharedLibraries;
import dev.codefactory.bench.recorded.Tally;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/**
 * Asks whether the whole chain does better than a model's first answer. Recorded answers of real models to the same task are said one after
 * the other: the first one alone is held against what the chain hands over that begins with it, and may go on asking. All tests of the task
 * decide, run apart from the chain, which is given half of them, or none.
 */
public final class HeadlineBench implements Benchmark {

    private static final int WORKERS = 2;

    @ComponentScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    @ConfigurationPropertiesScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    static class Checks {}

    @Override
    public String name() {
        return "headline";
    }

    @Override
    public Figures run() throws Exception {
        try (var libraries = SharedLibraries.of(Path.of(System.getProperty("bench.libraries")));
                var context = new SpringApplicationBuilder(Checks.class)
                        .web(WebApplicationType.NONE)
                        .properties(properties(libraries))
                        .run()) {
            var sandbox = context.getBean(Sandbox.class);
            var cases = HeadlineCase.runnable(sandbox);
            var sample = cases.stream()
                    .limit(Integer.getInteger("bench.sample", cases.size()))
                    .toList();
            System.out.printf("%d tasks of %d%n", sample.size(), cases.size());
            return figures(results(sample, context.getBean(QualityAnalyzer.class), sandbox))
                    .put("tasks_recorded", cases.size());
        }
    }

    private static List<Comparison.Result> results(List<HeadlineCase> cases, QualityAnalyzer analyzer, Sandbox sandbox)
            throws Exception {
        var comparisons = new ArrayList<Callable<Comparison.Result>>();
        cases.forEach(each -> comparisons.add(() -> Comparison.of(each, analyzer, sandbox)));
        var results = new ArrayList<Comparison.Result>();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            for (var comparison : workers.invokeAll(comparisons)) {
                results.add(comparison.get());
            }
        }
        return results;
    }

    private static Figures figures(List<Comparison.Result> results) {
        var direct = new Tally();
        var oracle = new Tally();
        var withHalf = new ChainScores("given half of the tests", "");
        var withNone = new ChainScores("given no tests", "_without_tests");
        for (var result : results) {
            for (var key : result.given().keys()) {
                direct.count(key, result.direct());
                oracle.count(key, result.oracle());
            }
            withHalf.count(result, result.withHalf());
            withNone.count(result, result.withNone());
        }
        direct.print("direct_pass: the first answer passes");
        oracle.print("oracle_pass: one of the answers passes that the chain may ask for");
        var figures = new Figures()
                .put("tasks", results.size())
                .put("direct_pass", direct.share("all"))
                .put("oracle_pass", oracle.share("all"));
        withHalf.addTo(figures);
        withNone.addTo(figures);
        return figures;
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
