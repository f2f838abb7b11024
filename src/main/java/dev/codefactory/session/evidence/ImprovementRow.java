package dev.codefactory.session.evidence;

import static dev.codefactory.session.evidence.Markdown.code;
import static dev.codefactory.session.evidence.Markdown.text;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.pipeline.repair.Fingerprint;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Checks;
import dev.codefactory.quality.Gate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One round of repair as a reader of the summary sees it. */
record ImprovementRow(int round, String status, String issue, String fix, String evidence) {

    private static final int MOST_ISSUES = 2;
    private static final int MOST_FILES = 5;

    static ImprovementRow of(Improvement improvement) {
        return new ImprovementRow(
                improvement.number(),
                improvement.status().toString().replace('_', ' '),
                issue(improvement),
                fix(improvement),
                evidence(improvement.before(), improvement.after()));
    }

    List<String> cells() {
        return List.of(String.valueOf(round), status, issue, fix, evidence);
    }

    private static String issue(Improvement improvement) {
        var problems = improvement.problems().stream()
                .map(problem -> problem.toString().replace('_', ' '))
                .collect(Collectors.joining(", "));
        var worst = improvement.before().findings().stream()
                .filter(finding -> finding.severity() != Severity.LOW)
                .limit(MOST_ISSUES)
                .map(finding -> ": " + text(finding.message()))
                .collect(Collectors.joining());
        return problems + worst;
    }

    private static String fix(Improvement improvement) {
        var files = improvement.changed().files();
        var named = files.stream()
                .limit(MOST_FILES)
                .map(CodeFile::path)
                .map(path -> code(path.value()))
                .collect(Collectors.joining(", "));
        return files.size() > MOST_FILES ? named + " and %d more".formatted(files.size() - MOST_FILES) : named;
    }

    private static String evidence(Checks before, @Nullable Checks after) {
        if (after == null) {
            return "not checked";
        }
        var left = after.findings().stream().map(Fingerprint::of).collect(Collectors.toSet());
        var resolved = before.findings().stream()
                .map(Fingerprint::of)
                .filter(fingerprint -> !left.contains(fingerprint))
                .count();
        return "red before: %s; red after: %s; %d of %d findings resolved"
                .formatted(red(before), red(after), resolved, before.findings().size());
    }

    private static String red(Checks checks) {
        var red = checks.gates().stream()
                .filter(gate -> gate.status() == Gate.Status.RED)
                .map(Gate::name)
                .collect(Collectors.joining(", "));
        return red.isEmpty() ? "none" : red;
    }
}
