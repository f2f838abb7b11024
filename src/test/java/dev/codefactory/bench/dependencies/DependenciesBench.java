package dev.codefactory.bench.dependencies;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.Tally;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.ImportGraph;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.dependencies.DependencyChecks;
import dev.codefactory.quality.dependencies.manifest.Manifest;
import dev.codefactory.quality.dependencies.manifest.Registry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How many of two hundred invented packages are found in projects that were clean, and how many imports of clean ones are flagged. */
public final class DependenciesBench implements Benchmark {

    private static final long SEED = 20_261_126;
    private static final int PLANTS = 40;
    private static final List<Registry> REGISTRIES =
            List.of(Registry.PYPI, Registry.NPM, Registry.MAVEN, Registry.GO, Registry.CRATES);

    private final Tally found = new Tally();
    private final Tally flagged = new Tally();
    private final Tally missing = new Tally();
    private final Tally declared = new Tally();
    private final Map<String, Integer> complaints = new TreeMap<>();

    @Override
    public String name() {
        return "dependencies";
    }

    @Override
    public Figures run() throws Exception {
        var check = DependencyChecks.bundled();
        var projects = CleanProject.readAll();
        for (var project : projects) {
            countFalseAlarms(check, project);
        }
        for (var registry : REGISTRIES) {
            plant(check, registry, projects);
        }
        found.print("Invented packages found");
        flagged.print("Imports of clean projects flagged as unknown or undeclared");
        missing.print("Imports of clean projects flagged as leading to no file");
        declared.print("Packages that manifests of clean projects declare flagged as unknown");
        complaints.forEach((message, count) -> System.out.printf("  %4d %s%n", count, message));
        return figures();
    }

    private Figures figures() {
        var figures = new Figures().atLeast("recall", found.share("all"), 0.98);
        REGISTRIES.forEach(registry -> figures.put("recall_" + registry.id(), found.share(registry.id())));
        figures.atMost("false_share", flagged.share("all"), 0.01).put("imports", flagged.tries("all"));
        for (var language : CodeLanguage.values()) {
            figures.put("false_share_" + language.id(), flagged.share(language.id()));
        }
        return figures.put("missing_share", missing.share("all")).put("declared_share", declared.share("all"));
    }

    private void countFalseAlarms(QualityCheck check, CleanProject project) throws InterruptedException {
        var findings = check.check(request(project.files())).findings();
        var graph = ImportGraph.of(project.files());
        for (var file : project.files().files()) {
            var imports = graph.importsOf(file.path()).map(List::size).orElse(0);
            if (file.language().isPresent()) {
                count(flagged, project, file, imports, of(findings, file, "unknown-package", "undeclared-package"));
            }
            count(missing, project, file, imports, of(findings, file, "missing-file"));
        }
        for (var manifest : Manifest.in(project.files())) {
            var size = manifest.declarations().size();
            count(
                    declared,
                    project,
                    manifest.file(),
                    size,
                    of(findings, manifest.file(), "unknown-package", "lookalike-package"));
        }
    }

    private static List<Finding> of(List<Finding> findings, CodeFile file, String... rules) {
        return findings.stream()
                .filter(finding -> file.path().equals(finding.path()))
                .filter(finding ->
                        finding.severity() != Severity.LOW || finding.rule().endsWith("undeclared-package"))
                .filter(finding -> Stream.of(rules).anyMatch(finding.rule()::endsWith))
                .toList();
    }

    private void count(Tally tally, CleanProject project, CodeFile file, int imports, List<Finding> alarms) {
        alarms.forEach(alarm -> complaints.merge(alarm.rule() + ": " + alarm.message(), 1, Integer::sum));
        var language = file.language().map(CodeLanguage::id).orElse("none");
        for (var at = 0; at < imports; at++) {
            for (var key : List.of("all", language, project.source(), project.source() + " " + language)) {
                tally.count(key, at < alarms.size());
            }
        }
    }

    private void plant(QualityCheck check, Registry registry, List<CleanProject> projects) throws InterruptedException {
        var hosts = projects.stream()
                .filter(project -> project.languages().map(Registry::of).anyMatch(registry::equals))
                .toList();
        var number = 0;
        for (var name : new InventedNames(SEED).of(registry, PLANTS)) {
            var plant = new Plant(registry, name, number % 2 == 1);
            var host = hosts.get(Math.floorMod(name.hashCode(), hosts.size()));
            var findings = check.check(request(plant.into(host.files()))).findings();
            var hit = findings.stream()
                    .filter(finding -> finding.severity() == Severity.HIGH)
                    .anyMatch(finding -> finding.message().contains(name));
            if (!hit) {
                complaints.merge("not found: " + plant, 1, Integer::sum);
            }
            for (var key : List.of("all", registry.id(), plant.declared() ? "declared too" : "imported only")) {
                found.count(key, hit);
            }
            number++;
        }
    }

    private static QualityRequest request(FileTree files) {
        return new QualityRequest(CodeLanguage.PYTHON, files, null, Duration.ofSeconds(1));
    }
}
