package dev.codefactory.quality.metrics;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.FileMetrics;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.SourceFiles;
import dev.codefactory.quality.WaivedFindings;
import dev.codefactory.quality.performance.PerformanceRules;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceReader;
import dev.codefactory.quality.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether every function is simple enough; and what else the shape of the code says of its upkeep and its speed. */
@Component
@Order(5)
class MetricsCheck implements QualityCheck {

    private static final String GATE = "complexity";

    private final PerformanceRules performance;
    private final SourceReader reader = new SourceReader();

    MetricsCheck(PerformanceRules performance) {
        this.performance = performance;
    }

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public List<String> gates(QualityRequest request) {
        return decides(request) ? List.of(GATE) : List.of();
    }

    /** Who gives tests has said what counts; complexity is told then, and judged only if the request asks for that as well. */
    private static boolean decides(QualityRequest request) {
        return request.acceptance() == null || request.thresholds().complexityAsked();
    }

    @Override
    public CheckResult check(QualityRequest request) {
        var measured = new ArrayList<Measured>();
        var unread = new ArrayList<CodePath>();
        for (var file : request.judged()) {
            Grammar.reading(file).ifPresent(grammar -> {
                switch (read(file, grammar)) {
                    case Reading.Tree(var tree) -> measured.add(new Measured(file, grammar, tree));
                    case Reading.Unreadable _ -> unread.add(file.path());
                }
            });
        }
        var findings = new ArrayList<Finding>();
        var maxComplexity = request.thresholds().maxComplexity();
        var complex = decides(request) ? Severity.HIGH : Severity.MEDIUM;
        // Who asks for a measure asks it of every file.
        var bystanders = request.thresholds().complexityAsked() ? Set.<CodeFile>of() : request.bystanders();
        measured.forEach(file -> {
            var found = judge(file, complex, maxComplexity);
            findings.addAll(bystanders.contains(file.file()) ? told(found) : found);
        });
        var duplication = new Duplication();
        measured.stream()
                .filter(file -> !SourceFiles.isTest(file.file()))
                .forEach(file -> duplication.add(file.file().path(), file.tree().root()));
        findings.addAll(duplication.find());
        var metrics = metrics(measured, duplication.shares());
        var settled = request.settled(findings);
        var gates = decides(request) ? List.of(gate(metrics, settled, unread, maxComplexity)) : List.<Gate>of();
        return new CheckResult(gates, settled, null, metrics);
    }

    private Reading read(CodeFile file, Grammar grammar) {
        return performance
                .query(grammar)
                .map(query -> reader.read(file.content(), query))
                .orElseGet(() -> reader.read(grammar, file.content()));
    }

    /** A file that was read. */
    private record Measured(CodeFile file, Grammar grammar, SourceTree tree, List<FunctionMetrics> functions) {

        Measured(CodeFile file, Grammar grammar, SourceTree tree) {
            this(file, grammar, tree, FunctionMeter.measure(grammar, tree.root()));
        }

        int lines() {
            return (int) file.content().lines().filter(line -> !line.isBlank()).count();
        }
    }

    private static List<Finding> told(List<Finding> findings) {
        return findings.stream().map(finding -> finding.with(Severity.LOW)).toList();
    }

    private List<Finding> judge(Measured file, Severity complex, int maxComplexity) {
        // Test code is not shipped: how it is written is worth knowing, no more.
        var isTest = SourceFiles.isTest(file.file());
        var size = new SizeRules(file.file().path(), isTest ? Severity.LOW : complex, maxComplexity);
        var findings = new ArrayList<>(size.judge(file.functions(), file.lines()));
        if (!isTest) {
            findings.addAll(performance.findings(file.grammar(), file.file().path(), file.tree()));
        }
        return findings;
    }

    private static List<FileMetrics> metrics(List<Measured> measured, Map<CodePath, Double> duplication) {
        return measured.stream()
                .map(file -> {
                    var complexity = file.functions().stream()
                            .mapToInt(FunctionMetrics::complexity)
                            .summaryStatistics();
                    return new FileMetrics(
                            file.file().path(),
                            file.lines(),
                            file.functions().size(),
                            Math.max(0, complexity.getMax()),
                            complexity.getAverage(),
                            duplication.getOrDefault(file.file().path(), 0.0));
                })
                .toList();
    }

    private static Gate gate(
            List<FileMetrics> metrics, List<Finding> findings, List<CodePath> unread, int maxComplexity) {
        var complex = findings.stream()
                .filter(finding -> finding.severity() == Severity.HIGH && !finding.isWaived())
                .count();
        var waived = WaivedFindings.told(findings);
        if (complex > 0) {
            return Gate.red(
                    GATE, "%d functions have a complexity of more than %d%s".formatted(complex, maxComplexity, waived));
        }
        if (!unread.isEmpty()) {
            return Gate.notRun(
                    GATE,
                    "could not read " + unread.stream().map(CodePath::value).collect(Collectors.joining(", ")));
        }
        if (metrics.isEmpty()) {
            return Gate.notRun(GATE, "there is no source file to measure");
        }
        var functions = metrics.stream().mapToInt(FileMetrics::functions).sum();
        var highest =
                metrics.stream().mapToInt(FileMetrics::maxComplexity).max().orElse(0);
        return Gate.green(
                GATE,
                "%d functions, the highest complexity is %d of at most %d%s"
                        .formatted(functions, highest, maxComplexity, waived));
    }
}
