package dev.codefactory.pipeline;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.quality.QualityRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An analyzer whose tests fail on every line that says {@code # wrong}; as pure as the real one, and faster. Like any program they may print a NUL. */
public final class ScriptedAnalyzer implements QualityAnalyzer {

    @Override
    public QualityReport analyze(QualityRequest request) {
        var findings = new ArrayList<Finding>();
        var code = request.files().files().stream().map(CodeFile::content).collect(Collectors.joining());
        var wrong = (int) code.lines().filter(line -> line.contains("# wrong")).count();
        if (wrong > 0) {
            findings.add(new Finding(
                    Finding.Check.TESTS,
                    "test-failed",
                    Finding.Severity.HIGH,
                    new CodePath("solution.py"),
                    1,
                    wrong + " tests fail"));
        }
        var tests = new Gate("tests", wrong == 0 ? Gate.Status.GREEN : Gate.Status.RED, wrong + " of 3 failed");
        var run = new TestRun("generated", 3 - wrong, wrong, 0, "assertion failed: expected 3\0", "<testsuite/>");
        return new QualityReport(findings, List.of(new Gate("syntax", Gate.Status.GREEN, "parsed"), tests), run);
    }
}
