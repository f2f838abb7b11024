package dev.codefactory.bench.analysis;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.Records;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.treesitter.TSParser;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;

/**
 * Analyses a tree of fifty files and compares the time with what cannot be done without: one parse of each file, and the tools that are run.
 * Then it feeds the readers what is known to break them.
 */
public final class AnalysisBench implements Benchmark {

    private static final Map<CodeLanguage, Integer> SHARES =
            Map.of(CodeLanguage.PYTHON, 20, CodeLanguage.JAVASCRIPT, 15, CodeLanguage.JAVA, 15);
    private static final int ROUNDS = 5;
    private static final double BOUND = 2;

    @ComponentScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    @ConfigurationPropertiesScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    static class ChecksAlone {

        @Bean
        static TimedSandboxes timedSandboxes() {
            return new TimedSandboxes();
        }
    }

    @Override
    public String name() {
        return "analysis";
    }

    @Override
    public Figures run() throws Exception {
        var files = files();
        var figures = new Figures().put("files", files.size());
        var application = new SpringApplicationBuilder(ChecksAlone.class).web(WebApplicationType.NONE);
        try (var context = application.run()) {
            measure(files, context.getBean(QualityAnalyzer.class), context.getBean(TimedSandboxes.class), figures);
        }
        return figures.atMost("native_faults_escaped", NativeFaults.escaped(), 0);
    }

    private static void measure(
            List<CodeFile> files, QualityAnalyzer analyzer, TimedSandboxes sandboxes, Figures figures)
            throws InterruptedException {
        var request = new QualityRequest(CodeLanguage.PYTHON, FileTree.of(files), null, Duration.ofMinutes(2));
        analyzer.analyze(request); // starts processes and fills caches
        bareParse(files);
        var ratios = new double[ROUNDS];
        var strict = new double[ROUNDS];
        var totals = new double[ROUNDS];
        var tools = new double[ROUNDS];
        var parses = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            sandboxes.reset();
            var begun = System.nanoTime();
            analyzer.analyze(request);
            totals[round] = (System.nanoTime() - begun) / 1e6;
            tools[round] = sandboxes.busy().toNanos() / 1e6;
            parses[round] = bareParse(files);
            ratios[round] = totals[round] / (tools[round] + parses[round]);
            strict[round] = totals[round] / (tools[round] + 2 * parses[round]);
        }
        figures.put("analysis_ms", median(totals));
        figures.put("tools_ms", median(tools));
        figures.put("bare_parse_ms", median(parses));
        figures.atMost("analysis_over_parse_and_tools", median(ratios), BOUND);
        figures.put("analysis_over_two_parses_and_tools", median(strict));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static double bareParse(List<CodeFile> files) {
        var begun = System.nanoTime();
        for (var file : files) {
            try (var parser = new TSParser()) {
                parser.setLanguage(
                        switch (file.language().orElseThrow()) {
                            case PYTHON -> new TreeSitterPython();
                            case JAVASCRIPT -> new TreeSitterJavascript();
                            default -> new TreeSitterJava();
                        });
                parser.parseString(null, file.content()).close();
            }
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Solutions of recorded tasks, each in a folder of its own. */
    private static List<CodeFile> files() {
        var files = new ArrayList<CodeFile>();
        SHARES.forEach((language, share) -> Records.read("tasks.jsonl").stream()
                .filter(task -> task.path("language").stringValue("").equals(language.id()))
                .flatMap(task -> task.path("reference").propertyStream())
                .filter(file -> file.getKey().endsWith("." + language.extension()))
                .map(file -> file.getValue().stringValue(""))
                .filter(text -> text.getBytes(StandardCharsets.UTF_8).length > 800)
                .distinct()
                .limit(share)
                .forEach(text ->
                        files.add(CodeFile.of("p%d/solution.%s".formatted(files.size(), language.extension()), text))));
        return files;
    }
}
