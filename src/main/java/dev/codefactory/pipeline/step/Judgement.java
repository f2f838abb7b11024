package dev.codefactory.pipeline.step;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.contest.Agreement.Trial;
import dev.codefactory.quality.CrossRuns;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityProperties;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.ThresholdLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All gates of a candidate: that the answer held whole files, and what the analyzer says of them. */
@Component
class Judgement {

    private final QualityAnalyzer analyzer;
    private final CrossRuns runs;
    private final ThresholdLimits limits;

    Judgement(QualityAnalyzer analyzer, CrossRuns runs, QualityProperties properties) {
        this.analyzer = analyzer;
        this.runs = runs;
        this.limits = properties.limits();
    }

    QualityReport of(Candidate candidate, GenerationRequest request) throws InterruptedException {
        return of(candidate, null, request);
    }

    /** @param before what the candidate was to improve, or null */
    QualityReport of(Candidate candidate, @Nullable Candidate before, GenerationRequest request)
            throws InterruptedException {
        var files = filesGate(candidate);
        if (candidate.files().isEmpty()) {
            var findings = request.waivers().settle(candidate.extraction(), FileTree.EMPTY);
            return new QualityReport(findings, List.of(files), null);
        }
        var tree = request.base().with(candidate.files());
        var thresholds = limits.grant(request.config().quality());
        var analyzed = analyzer.analyze(QualityRequest.of(request.language(), tree, request.acceptance(), thresholds)
                .vouching(request.files(), request.config().allowedPackages())
                .waiving(request.waivers())
                .asked(request.description())
                .demanding(request.config().demands())
                .improving(before == null ? null : request.base().with(before.files())));
        var findings = new ArrayList<>(request.waivers().settle(candidate.extraction(), tree));
        findings.addAll(analyzed.findings());
        var gates = new ArrayList<Gate>();
        gates.add(files);
        gates.addAll(analyzed.gates());
        return new QualityReport(findings, gates, analyzed.tests(), analyzed.metrics(), thresholds);
    }

    /** Runs the tests of a tree on its code, for what passes and for no gate. */
    Trial trial(GenerationRequest request) {
        var thresholds = limits.grant(request.config().quality());
        return files ->
                runs.passed(QualityRequest.of(request.language(), request.base().with(files), null, thresholds)
                        .vouching(request.files(), request.config().allowedPackages()));
    }

    private static Gate filesGate(Candidate candidate) {
        var refused = candidate.extraction().stream()
                .filter(finding -> finding.severity() == Finding.Severity.HIGH)
                .map(Finding::message)
                .collect(Collectors.joining("; "));
        if (!refused.isEmpty()) {
            return new Gate("files", Gate.Status.RED, refused);
        }
        return candidate.files().isEmpty()
                ? new Gate("files", Gate.Status.RED, "the answer holds no file")
                : new Gate(
                        "files",
                        Gate.Status.GREEN,
                        "%d whole files".formatted(candidate.files().size()));
    }

    static String summary(QualityReport report) {
        return report.gates().stream()
                .map(gate -> gate.name() + " " + gate.status().toString().replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
