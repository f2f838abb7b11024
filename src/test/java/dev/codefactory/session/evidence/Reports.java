package dev.codefactory.session.evidence;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Confidence;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import java.util.List;

/** Reports to be written as evidence. */
final class Reports {

    static final String LINE = "    db.execute(\"select \" + name)";

    private Reports() {}

    /** A weakness, a long function in a file with an awkward name, and a failed test that belongs to no file. */
    static QualityReport rejected() {
        return report("def find(db, name):\n" + LINE + "\n", 2);
    }

    static QualityReport report(String code, int line) {
        var tree = FileTree.of(List.of(CodeFile.of("app/users.py", code), CodeFile.of("app/größe 1.py", "x = 1\n")));
        var findings = List.of(
                weakness("app/users.py", line),
                new Finding(Check.TESTS, "test-failed", Severity.HIGH, null, 0, "test_add: expected <3> | got @2\n#7"),
                new Finding(
                        Check.MAINTAINABILITY,
                        "long-file",
                        Severity.LOW,
                        new CodePath("app/größe 1.py"),
                        0,
                        "this file has 900 lines"));
        return new QualityReport(
                findings.stream().map(finding -> finding.fingerprinted(tree)).toList(),
                List.of(
                        Gate.red("security", "1 weaknesses of high severity and high confidence"),
                        Gate.notRun("coverage", "the tests were not run")),
                null);
    }

    static Finding weakness(String path, int line) {
        return new Finding(
                        Check.SECURITY,
                        "python-sql-injection",
                        Severity.HIGH,
                        new CodePath(path),
                        line,
                        "SQL is built out of a parameter; pass it as a value (CWE-89)")
                .with(Confidence.HIGH);
    }
}
