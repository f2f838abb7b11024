package dev.codefactory.session.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.code.Waiver;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Coverage.FileCoverage;
import dev.codefactory.quality.FileMetrics;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevisionTests {

    private static final CodePath A = new CodePath("a.py");
    private static final CodePath B = new CodePath("b.py");
    private static final CodePath MANIFEST = new CodePath("requirements.txt");

    private final Revision revision = revision();

    @Test
    void eachFileHasItsOwnFigures() {
        assertThat(revision.files()).extracting(FileFigures::path).containsExactly(A, B, MANIFEST);
        var a = revision.files().getFirst();
        assertThat(a.metrics().lines()).isEqualTo(30);
        assertThat(a.totalComplexity()).isEqualTo(10);
        assertThat(a.coverage()).isEqualTo(0.75);
        assertThat(a.findings()).isEqualTo(new FindingCounts(1, 0, 1, 1));
        assertThat(revision.files().get(1).coverage()).isNull();
    }

    @Test
    void aFileThatCannotBeMeasuredIsThereWithItsFindings() {
        var manifest = revision.files().getLast();

        assertThat(manifest.metrics().lines()).isZero();
        assertThat(manifest.findings()).isEqualTo(new FindingCounts(0, 1, 0, 0));
    }

    @Test
    void theWholeIsCountedOnce() {
        assertThat(revision.findings()).isEqualTo(new FindingCounts(2, 1, 1, 1));
        assertThat(revision.coverage()).contains(0.75);
    }

    private static Revision revision() {
        var findings = List.of(
                finding(A, Severity.HIGH),
                finding(A, Severity.LOW),
                finding(A, Severity.HIGH).waived(new Waiver("why", "ada")),
                finding(MANIFEST, Severity.MEDIUM),
                new Finding(Check.TESTS, "test-failed", Severity.HIGH, null, 0, "failed"));
        var coverage = new Coverage(List.of(new FileCoverage(A, List.of(1, 2, 3), List.of(4))));
        return new Revision(
                new UUID(1, 2),
                StepType.CODE_ANALYSIS,
                0,
                Instant.EPOCH,
                new QualityReport(
                        findings,
                        List.of(Gate.red("tests", "failed")),
                        new TestRun("generated", 1, 1, 0, "", "<testsuite/>", coverage),
                        List.of(new FileMetrics(A, 30, 4, 6, 2.5, 0), new FileMetrics(B, 10, 1, 1, 1, 0.5)),
                        null));
    }

    private static Finding finding(CodePath path, Severity severity) {
        return new Finding(Check.SECURITY, "rule", severity, path, 1, "bad");
    }
}
