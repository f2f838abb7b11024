package dev.codefactory.bench;

import dev.codefactory.bench.analysis.AnalysisBench;
import dev.codefactory.bench.chaos.ChaosBench;
import dev.codefactory.bench.dependencies.DependenciesBench;
import dev.codefactory.bench.expansion.ExpansionBench;
import dev.codefactory.bench.extraction.ExtractionBench;
import dev.codefactory.bench.headline.HeadlineBench;
import dev.codefactory.bench.hosts.HostsBench;
import dev.codefactory.bench.mainjob.MainJobBench;
import dev.codefactory.bench.queue.QueueBench;
import dev.codefactory.bench.repair.RepairBench;
import dev.codefactory.bench.replay.ReplayBench;
import dev.codefactory.bench.sandbox.SandboxBench;
import dev.codefactory.bench.security.SecurityBench;
import dev.codefactory.bench.simulation.SimulationBench;
import dev.codefactory.bench.syntax.SyntaxBench;
import dev.codefactory.bench.verdict.VerdictBench;
import dev.codefactory.bench.window.WindowBench;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs one bench by name, writes {@code target/bench/NAME.json} and fails when a figure is outside its bound. */
public final class Bench {

    /** Every bench there is; add yours here. */
    private static final List<Benchmark> ALL = List.of(
            new AnalysisBench(),
            new DependenciesBench(),
            new ExpansionBench(),
            new ExtractionBench(),
            new GatewayFaults(),
            new HeadlineBench(),
            new HostsBench(),
            new MainJobBench(),
            new QueueBench(),
            new RepairBench(),
            new ReplayBench(),
            new SandboxBench(),
            new SecurityBench(),
            new SimulationBench(),
            new SyntaxBench(),
            new VerdictBench(),
            new WindowBench(),
            ChaosBench.tierB(),
            ChaosBench.tierC());

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Bench() {}

    /** Takes the name of the bench. */
    public static void main(String... arguments) throws Exception {
        var byName = ALL.stream().collect(Collectors.toMap(Benchmark::name, bench -> bench, (a, _) -> a, TreeMap::new));
        var bench = arguments.length == 1 ? byName.get(arguments[0]) : null;
        if (bench == null) {
            System.err.println("usage: ./mvnw -Pbench verify -Dbench=NAME, where NAME is one of " + byName.keySet());
            System.exit(2);
            return;
        }
        var figures = bench.run();
        write(bench.name(), figures);
        figures.values().forEach((key, value) -> System.out.printf("%-32s %,.3f%n", key, value));
        figures.missed().values().forEach(System.err::println);
        System.exit(figures.missed().isEmpty() ? 0 : 1);
    }

    private static void write(String name, Figures figures) throws IOException {
        var report = new LinkedHashMap<String, Object>();
        report.put("name", name);
        report.put("figures", figures.values());
        report.put("floors", figures.floors());
        report.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        report.put("commit", commit());
        var file = Path.of("target", "bench", name + ".json");
        Files.createDirectories(file.getParent());
        JSON.writeValue(file, report);
    }

    /** The commit the figures belong to; a bench of an unpacked archive has none. */
    private static String commit() {
        try {
            var git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
