package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.ImportGraph;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether every import leads to something that exists. */
@Component
@Order(2)
class DependencyCheck implements QualityCheck {

    private static final String GATE = "dependencies";

    private final PackageOrigins origins;

    DependencyCheck(PackageOrigins origins) {
        this.origins = origins;
    }

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public CheckResult check(QualityRequest request) {
        var tree = request.laidOut();
        var graph = ImportGraph.of(tree);
        var sayings = new ImportFindings(origins, tree);
        var findings = new LinkedHashSet<Finding>();
        var unread = new ArrayList<CodePath>();
        var count = 0;
        for (var file : request.judged()) {
            if (file.language().isEmpty()) {
                continue;
            }
            var imports = graph.importsOf(file.path());
            if (imports.isEmpty()) {
                unread.add(file.path());
                continue;
            }
            count += imports.get().size();
            imports.get().forEach(found -> sayings.of(file, found).ifPresent(findings::add));
        }
        findings.addAll(cycles(graph, sayings, request.judged()));
        return CheckResult.of(gate(findings, unread, count), List.copyOf(findings));
    }

    private static List<Finding> cycles(ImportGraph graph, ImportFindings sayings, List<CodeFile> judged) {
        var paths = judged.stream().map(CodeFile::path).collect(Collectors.toSet());
        return graph.cycles().stream()
                .filter(cycle -> cycle.files().stream().anyMatch(paths::contains))
                .map(sayings::of)
                .toList();
    }

    private static Gate gate(Collection<Finding> findings, List<CodePath> unread, int count) {
        var grave = findings.stream()
                .filter(finding -> finding.severity() == Severity.HIGH)
                .toList();
        if (!grave.isEmpty()) {
            return Gate.red(GATE, grave.size() + " of " + count + " imports lead nowhere");
        }
        if (!unread.isEmpty()) {
            return Gate.notRun(
                    GATE,
                    unread.stream().map(CodePath::value).collect(Collectors.joining(", ", "could not read ", "")));
        }
        return Gate.green(GATE, count + " imports resolved");
    }
}
