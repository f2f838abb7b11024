package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.ImportCycle;
import dev.codefactory.quality.ImportGraph;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.WaivedFindings;
import dev.codefactory.quality.dependencies.manifest.Manifest;
import dev.codefactory.quality.dependencies.manifest.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether every import leads to something that exists, and every declared package does. */
@Component
@Order(2)
class DependencyCheck implements QualityCheck {

    private static final String GATE = "dependencies";

    private final PackageOrigins origins;
    private final DependencyProperties properties;

    DependencyCheck(PackageOrigins origins, DependencyProperties properties) {
        this.origins = origins;
        this.properties = properties;
    }

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public CheckResult check(QualityRequest request) {
        var tree = request.laidOut();
        var graph = ImportGraph.of(tree);
        var judged = request.judged();
        var sources =
                judged.stream().filter(file -> file.language().isPresent()).toList();
        var manifests = Manifest.in(tree);
        var allowed = allowed(request);
        var imports = new ImportFindings(origins, tree, new DeclaredPackages(manifests), allowed);

        var findings = new LinkedHashSet<Finding>();
        sources.forEach(file -> graph.importsOf(file.path())
                .orElse(List.of())
                .forEach(found -> imports.of(file, found).ifPresent(findings::add)));
        cycles(graph, sources).forEach(cycle -> findings.add(imports.of(cycle)));
        var declarations = new ManifestFindings(origins, allowed, tree);
        manifests.stream()
                .filter(manifest -> judged.contains(manifest.file()))
                .forEach(manifest ->
                        findings.addAll(declarations.of(manifest, imported(graph, tree.files(), manifest))));
        var settled = request.settled(findings);
        return CheckResult.of(gate(settled, sources, graph), settled);
    }

    /** What the user's own manifests name is real: nobody else could tell of a package that is not public. */
    private AllowList allowed(QualityRequest request) {
        var own = Manifest.in(request.vouched().files()).stream()
                .flatMap(manifest -> manifest.declarations().stream())
                .flatMap(declaration -> Stream.of(declaration.name(), declaration.alias()));
        return new AllowList(
                Stream.concat(properties.allowed().stream(), own).toList(),
                request.vouched().packages());
    }

    private static Set<String> imported(ImportGraph graph, Collection<CodeFile> files, Manifest manifest) {
        return files.stream()
                .filter(file -> file.language().map(Registry::of).equals(Optional.of(manifest.registry())))
                .flatMap(file -> graph.importsOf(file.path()).stream().flatMap(List::stream))
                .map(found -> found.source().name())
                .collect(Collectors.toSet());
    }

    private static List<ImportCycle> cycles(ImportGraph graph, List<CodeFile> judged) {
        var paths = judged.stream().map(CodeFile::path).collect(Collectors.toSet());
        return graph.cycles().stream()
                .filter(cycle -> cycle.files().stream().anyMatch(paths::contains))
                .toList();
    }

    private static Gate gate(List<Finding> findings, List<CodeFile> sources, ImportGraph graph) {
        var grave = findings.stream()
                .filter(finding -> finding.severity() == Severity.HIGH && !finding.isWaived())
                .count();
        var waived = WaivedFindings.told(findings);
        var unread = new ArrayList<CodePath>();
        var count = 0;
        for (var file : sources) {
            var imports = graph.importsOf(file.path());
            count += imports.map(List::size).orElse(0);
            if (imports.isEmpty()) {
                unread.add(file.path());
            }
        }
        if (grave > 0) {
            return Gate.red(GATE, grave + " imports or declared packages lead nowhere" + waived);
        }
        return unread.isEmpty()
                ? Gate.green(GATE, count + " imports resolved" + waived)
                : Gate.notRun(
                        GATE,
                        unread.stream().map(CodePath::value).collect(Collectors.joining(", ", "could not read ", "")));
    }
}
