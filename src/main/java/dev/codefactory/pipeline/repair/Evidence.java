package dev.codefactory.pipeline.repair;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.QualityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a tree, as a model is told it: gates, findings with the code around them, the end of the tests' output. */
public final class Evidence {

    /** How much is told: findings, code around how many of them, characters of the tests' output. */
    private record Length(int findings, int excerpts, int output) {}

    private static final Length FULL = new Length(20, 10, 4_000);
    private static final Length BRIEF = new Length(6, 2, 1_200);

    private final QualityReport report;
    private final FileTree tree;
    private final Length length;
    private final List<String> parts = new ArrayList<>();

    private Evidence(QualityReport report, FileTree tree, Length length) {
        this.report = report;
        this.tree = tree;
        this.length = length;
    }

    /**
     * The evidence in full, but not without end.
     *
     * @param tree the files that were judged, tests among them
     * @param brief whether there is room for the most important only
     */
    public static String of(QualityReport report, FileTree tree, boolean brief) {
        return new Evidence(report, tree, brief ? BRIEF : FULL).text(Diagnosis.of(report));
    }

    private String text(Diagnosis diagnosis) {
        diagnosis.red().forEach(gate -> parts.add("- gate %s is red: %s".formatted(gate.name(), gate.reason())));
        var findings = diagnosis.findings();
        for (var index = 0; index < Math.min(findings.size(), length.findings()); index++) {
            parts.add(told(findings.get(index), index < length.excerpts()));
        }
        if (findings.size() > length.findings()) {
            parts.add("- and %d findings more".formatted(findings.size() - length.findings()));
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

    private String end(String output) {
        var most = length.output();
        return output.length() <= most ? output : "[…]" + output.substring(output.length() - most);
    }
}
