package dev.codefactory.session.metrics;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Coverage.FileCoverage;
import dev.codefactory.quality.FileMetrics;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of an execution as one of its steps judged them.
 *
 * @param step the step that judged them
 * @param round the round the files are from: 0 for the first answer, then that of repair
 */
public record Revision(
        UUID step, StepType type, int round, @Nullable Instant judgedAt, QualityReport report) {

    public Verdict verdict() {
        return report.verdict();
    }

    public FindingCounts findings() {
        return FindingCounts.of(report.findings());
    }

    /** The share of lines that the tests ran, when that was measured. */
    public Optional<Double> coverage() {
        return measured().flatMap(Coverage::share);
    }

    /** Every file that something was counted or found in, by path. */
    public List<FileFigures> files() {
        var paths = new TreeSet<String>();
        Stream.concat(
                        report.metrics().stream().map(FileMetrics::path),
                        report.findings().stream().flatMap(finding -> finding.file().stream()))
                .forEach(path -> paths.add(path.value()));
        return paths.stream().map(CodePath::new).map(this::figures).toList();
    }

    private FileFigures figures(CodePath path) {
        var metrics = report.metrics().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseGet(() -> new FileMetrics(path, 0, 0, 0, 0, 0));
        var coverage = measured().stream()
                .flatMap(measure -> measure.files().stream())
                .filter(file -> file.path().equals(path))
                .map(FileCoverage::share)
                .findFirst();
        return new FileFigures(path, metrics, coverage.orElse(null), FindingCounts.of(of(path)));
    }

    private List<Finding> of(CodePath path) {
        return report.findings().stream()
                .filter(finding -> path.equals(finding.path()))
                .toList();
    }

    private Optional<Coverage> measured() {
        return Optional.ofNullable(report.tests()).map(QualityReport.TestRun::coverage);
    }
}
