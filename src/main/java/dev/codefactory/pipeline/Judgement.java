package dev.codefactory.pipeline;

import dev.codefactory.code.Finding;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All gates of a candidate: that the answer held whole files, and what the analyzer says of them. */
@Component
class Judgement {

    /** The seed's EXECUTION_TIMEOUT of 300 s. */
    private static final Duration TEST_LIMIT = Duration.ofMinutes(5);

    private final QualityAnalyzer analyzer;

    Judgement(QualityAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    QualityReport of(Candidate candidate, GenerationRequest request) throws InterruptedException {
        var files = filesGate(candidate);
        if (candidate.files().isEmpty()) {
            return new QualityReport(candidate.extraction(), List.of(files), null);
        }
        var tree = request.base().with(candidate.files());
        var analyzed = analyzer.analyze(new QualityRequest(request.language(), tree, request.acceptance(), TEST_LIMIT)
                .vouching(request.files(), Set.of()));
        var findings = new ArrayList<>(candidate.extraction());
        findings.addAll(analyzed.findings());
        var gates = new ArrayList<Gate>();
        gates.add(files);
        gates.addAll(analyzed.gates());
        return new QualityReport(findings, gates, analyzed.tests(), analyzed.metrics());
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
