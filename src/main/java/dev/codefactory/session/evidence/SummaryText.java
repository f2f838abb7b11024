package dev.codefactory.session.evidence;

import static dev.codefactory.session.evidence.Markdown.code;
import static dev.codefactory.session.evidence.Markdown.text;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.code.Waiver;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.quality.Thresholds;
import dev.codefactory.quality.WaivedFindings;
import dev.codefactory.session.ExecutionView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The summary for people, in Markdown: short enough for a comment on a pull request, however much there was to tell. */
public final class SummaryText {

    private static final int MOST_ROWS = 20;

    private final Markdown text = new Markdown();

    private SummaryText() {}

    /** @param known what its steps have found out */
    public static String write(ExecutionView execution, Chain known) {
        var summary = new SummaryText();
        summary.head(execution);
        var report = execution.report();
        if (report != null) {
            summary.gates(report);
            summary.checklist(Checklist.of(report, execution.language()));
            summary.findings(report.findings());
            summary.tests(report.tests());
        }
        summary.candidates(CandidateLines.of(known.contest()));
        summary.improvements(known.history().improvements());
        return summary.text.toString();
    }

    private void head(ExecutionView execution) {
        var outcome = execution.verdict() == null ? execution.status() : execution.verdict();
        text.heading(2, "Code Factory: " + outcome);
        text.paragraph("> " + text(execution.description()));
        var provider = execution.provider() == null ? "no model" : execution.provider();
        text.paragraph("Execution %s, %s, answered by %s."
                .formatted(code(execution.id().value().toString()), execution.language(), text(provider)));
        var failure = execution.failure();
        if (failure != null) {
            text.paragraph("**%s**: %s".formatted(code(failure.code()), text(failure.message())));
        }
    }

    private void gates(QualityReport report) {
        text.heading(3, "Gates");
        text.table(
                List.of("Gate", "Status", "Reason"),
                report.gates().stream()
                        .map(gate -> List.of(gate.name(), status(gate.status()), text(gate.reason())))
                        .toList());
        var thresholds = report.thresholds();
        if (thresholds != null) {
            text.paragraph("Held to: " + String.join(", ", measures(report, thresholds)) + ".");
        }
    }

    /** Only what was judged: with tests of the user's own there is no gate for coverage, nor usually for complexity. */
    private static List<String> measures(QualityReport report, Thresholds thresholds) {
        var gates = report.gates().stream().map(Gate::name).toList();
        var measures = new ArrayList<String>();
        if (gates.contains("coverage")) {
            measures.add(percent(thresholds.minTestCoverage()) + " of the lines run by generated tests");
        }
        if (gates.contains("complexity")) {
            measures.add("complexity at most " + thresholds.maxComplexity());
        }
        measures.add("at most %d security issues".formatted(thresholds.maxSecurityIssues()));
        measures.add("tests within %d s".formatted(thresholds.executionTimeout().toSeconds()));
        return measures;
    }

    static String status(Gate.Status status) {
        return switch (status) {
            case GREEN -> "✅ green";
            case RED -> "❌ red";
            case NOT_RUN -> "⚪ not run";
        };
    }

    private void checklist(Checklist checklist) {
        text.heading(3, "Checklist");
        text.table(
                List.of("Item", "Status", "Evidence"),
                checklist.items().stream()
                        .map(item ->
                                List.of(item.name().replace('_', ' '), status(item.status()), text(item.evidence())))
                        .toList());
    }

    private void findings(List<Finding> findings) {
        text.heading(3, "Findings");
        text.paragraph(findings.isEmpty() ? "None." : counts(findings) + WaivedFindings.told(findings) + ".");
        text.table(
                List.of("Severity", "Rule", "Place", "What"),
                findings.stream()
                        .limit(MOST_ROWS)
                        .map(finding -> List.of(
                                finding.severity().toString(),
                                code(finding.rule()),
                                finding.place().isEmpty() ? "" : code(finding.place()),
                                text(finding.message()) + waived(finding.waiver())))
                        .toList());
        rest(findings.size());
    }

    private static String waived(@Nullable Waiver waiver) {
        return waiver == null ? "" : " — waived by %s: %s".formatted(text(waiver.by()), text(waiver.reason()));
    }

    private static String counts(List<Finding> findings) {
        return Arrays.stream(Severity.values())
                .sorted((one, other) -> other.compareTo(one))
                .map(severity -> "%d %s"
                        .formatted(
                                findings.stream()
                                        .filter(finding -> finding.severity() == severity && !finding.isWaived())
                                        .count(),
                                severity))
                .collect(Collectors.joining(", "));
    }

    private void tests(@Nullable TestRun tests) {
        text.heading(3, "Tests");
        if (tests == null) {
            text.paragraph("None were run.");
            return;
        }
        text.paragraph("%d passed, %d failed, %d skipped (%s tests)."
                .formatted(tests.passed(), tests.failed(), tests.skipped(), tests.origin()));
        if (tests.coverage() != null) {
            coverage(tests.coverage());
        }
    }

    private void coverage(Coverage coverage) {
        coverage.share()
                .ifPresent(share -> text.paragraph("They run %s (%d of %d lines)."
                        .formatted(percent(share), coverage.covered(), coverage.lines())));
        text.table(
                List.of("File", "Lines run"),
                coverage.files().stream()
                        .limit(MOST_ROWS)
                        .map(file -> List.of(code(file.path().value()), percent(file.share())))
                        .toList());
        rest(coverage.files().size());
    }

    private void candidates(@Nullable CandidateLines candidates) {
        if (candidates == null) {
            return;
        }
        text.heading(3, "Candidates");
        if (candidates.chosen() != null) {
            text.paragraph("Of %d asked for, candidate %d was chosen: %s."
                    .formatted(candidates.asked(), candidates.chosen(), candidates.reason()));
        }
        text.table(
                List.of("Candidate", "Verdict", "Red", "Not run", "Tests", "Agreement"),
                candidates.entries().stream().map(CandidateLines.Line::cells).toList());
    }

    private void improvements(List<Improvement> improvements) {
        if (improvements.isEmpty()) {
            return;
        }
        text.heading(3, "Improvements");
        text.table(
                List.of("Round", "Became", "Issue", "Fix", "Evidence"),
                improvements.stream()
                        .limit(MOST_ROWS)
                        .map(ImprovementRow::of)
                        .map(ImprovementRow::cells)
                        .toList());
        rest(improvements.size());
    }

    private void rest(int all) {
        if (all > MOST_ROWS) {
            text.paragraph("And %d more.".formatted(all - MOST_ROWS));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
    }
}
