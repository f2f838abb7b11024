package dev.codefactory.pipeline.repair;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.QualityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a tree, as a model is told it: gates, findings with the code around them, the end of the tests' output. */
public final class Evidence {

    private static final int MAX_FINDINGS = 20;
    private static final int MAX_EXCERPTS = 10;
    private static final int MAX_OUTPUT = 4_000;

    private final QualityReport report;
    private final FileTree tree;
    private final List<String> parts = new ArrayList<>();

    private Evidence(QualityReport report, FileTree tree) {
        this.report = report;
        this.tree = tree;
    }

    /**
     * The evidence in full, but not without end.
     *
     * @param tree the files that were judged, tests among them
     */
    public static String of(QualityReport report, FileTree tree) {
        return new Evidence(report, tree).text(Diagnosis.of(report));
    }

    private String text(Diagnosis diagnosis) {
        diagnosis.red().forEach(gate -> parts.add("- gate %s is red: %s".formatted(gate.name(), gate.reason())));
        var findings = diagnosis.findings();
        for (var index = 0; index < Math.min(findings.size(), MAX_FINDINGS); index++) {
            parts.add(told(findings.get(index), index < MAX_EXCERPTS));
        }
        if (findings.size() > MAX_FINDINGS) {
            parts.add("- and %d findings more".formatted(findings.size() - MAX_FINDINGS));
        }
        addTests();
        return String.join("\n", parts);
    }

    private String told(Finding finding, boolean withCode) {
        var place = finding.place().isEmpty() ? "" : finding.place() + " ";
        var line = "- %s%s [%s]: %s".formatted(place, finding.severity(), finding.rule(), finding.message());
        var code = withCode
                ? finding.file()
                        .flatMap(tree::get)
                        .map(file -> CodeExcerpt.around(file, finding.line()))
                        .orElse("")
                : "";
        return code.isEmpty() ? line : line + "\n" + code;
    }

    private void addTests() {
        var tests = report.tests();
        if (tests == null || tests.failed() == 0) {
            return;
        }
        var output = end(tests.output());
        parts.add("Output of the tests:\n" + output);
        var code = NamedPlaces.in(output, tree).stream()
                .map(place -> "%s:%d\n%s"
                        .formatted(place.file().path(), place.line(), CodeExcerpt.around(place.file(), place.line())))
                .collect(Collectors.joining("\n"));
        if (!code.isEmpty()) {
            parts.add("The lines it names:\n" + code);
        }
    }

    private static String end(String output) {
        return output.length() <= MAX_OUTPUT ? output : "[…]" + output.substring(output.length() - MAX_OUTPUT);
    }
}
