package dev.codefactory.session.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Waiver;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Contest;
import dev.codefactory.pipeline.repair.History;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Checks;
import dev.codefactory.pipeline.repair.Problem;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Coverage.FileCoverage;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.quality.Thresholds;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.ExecutionView.Relations;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTextTests {

    /** GitHub refuses longer comments. */
    private static final int LONGEST_COMMENT = 65_536;

    @Test
    void tellsVerdictGatesFindingsTestsAndCoverage() {
        var coverage =
                new Coverage(List.of(new FileCoverage(new CodePath("app/users.py"), List.of(1, 2, 3), List.of(4))));
        var report = Reports.rejected();
        var run = new TestRun("generated", 4, 1, 2, "", "<testsuite/>", coverage);

        var text = SummaryText.write(
                execution("Find a user.", new QualityReport(report.findings(), report.gates(), run)), Chain.START);

        assertThat(text)
                .startsWith("## Code Factory: rejected\n")
                .contains("| security | ❌ red | 1 weaknesses of high severity and high confidence |")
                .contains("| coverage | ⚪ not run | the tests were not run |")
                .contains("| security | ❌ red | security is red: 1 weaknesses")
                .contains("| performance | ⚪ not run | not every file could be searched |")
                .contains("2 high, 0 medium, 1 low.")
                .contains("| high | `python-sql-injection` | `app/users.py:2` | SQL is built")
                .contains("4 passed, 1 failed, 2 skipped (generated tests).")
                .contains("They run 75.0 % (3 of 4 lines).")
                .contains("| `app/users.py` | 75.0 % |");
    }

    @Test
    void namesOnlyTheMeasuresThatWereJudged() {
        var report = Reports.rejected();
        var judged = new QualityReport(report.findings(), report.gates(), null, List.of(), Thresholds.DEFAULT);

        assertThat(SummaryText.write(execution("Find a user.", judged), Chain.START))
                .contains(
                        "Held to: 80.0 % of the lines run by generated tests, at most 0 security issues, tests within 300 s.");
    }

    @Test
    void whatOthersWroteIsTextAndNothingElse() {
        var text = SummaryText.write(
                execution("<img src=x> | [a](http://b) @you `code`\n# heading", Reports.rejected()), Chain.START);

        assertThat(text)
                .contains("> \\<img src=x\\> \\| \\[a\\](http://b) @\u2060you \\`code\\` # heading\n")
                .contains("test\\_add: expected \\<3\\> \\| got @\u20602 #\u20607 |");
    }

    @Test
    void tellsEachImprovementAsIssueFixAndEvidence() {
        var fixed = FileTree.of(List.of(CodeFile.of("app/users.py", "x = 1\n")));
        var improvement = new Improvement(
                1,
                Improvement.Status.APPLIED,
                List.of(Problem.SECURITY),
                Checks.of(Reports.rejected()),
                new Checks(List.of(), List.of(Gate.green("security", "1 files searched"))),
                FileTree.EMPTY,
                fixed,
                "tree");

        var text = SummaryText.write(
                execution("Find a user.", Reports.rejected()),
                new Chain(null, null, null, new History(List.of(improvement))));

        assertThat(text)
                .contains("| Round | Became | Issue | Fix | Evidence |")
                .contains("| 1 | applied | security: SQL is built out of a parameter")
                .contains("| `app/users.py` | red before: security; red after: none; 3 of 3 findings resolved |");
    }

    @Test
    void tellsEachCandidateWhatItPassedAndWhyOneWasChosen() {
        var red = new QualityReport(List.of(), List.of(Gate.red("tests", "2 of 3 tests failed")), null);
        var dull = new QualityReport(List.of(), List.of(Gate.notRun("tests", "none came with it")), null);
        var contest = new Contest(
                        3,
                        3,
                        FileTree.EMPTY,
                        List.of(
                                new Contest.Entry(1, new Candidate(0, FileTree.EMPTY, List.of(), red), null),
                                new Contest.Entry(
                                        3, new Candidate(0, FileTree.EMPTY, List.of(), dull), new Contest.Score(2, 4))),
                        null)
                .choosing(new Contest.Choice(3, "the answers agree most on it"));

        var text = SummaryText.write(execution("Find a user.", Reports.rejected()), Chain.START.with(contest));

        assertThat(text)
                .contains("Of 3 asked for, candidate 3 was chosen: the answers agree most on it.")
                .contains("| 1 | rejected | tests |  | 2 of 3 tests failed |  |")
                .contains("| 3 | unverified |  | tests | none came with it | 2 × 4 |");
        assertThat(SummaryText.write(execution("Find a user.", null), Chain.START))
                .doesNotContain("Candidates");
    }

    @Test
    void aWaivedFindingSaysWhoLetsItStayAndWhy() {
        var waived = List.of(Reports.weakness("app/users.py", 2).waived(new Waiver("*fixed* names", "ada")));

        var text =
                SummaryText.write(execution("Find a user.", new QualityReport(waived, List.of(), null)), Chain.START);

        assertThat(text)
                .contains("0 high, 0 medium, 0 low, 1 waived.")
                .contains("(CWE-89) — waived by ada: \\*fixed\\* names |");
    }

    @Test
    void fitsIntoAComment() {
        var finding = new Finding(
                Finding.Check.SYNTAX, "syntax", Finding.Severity.HIGH, new CodePath("a.py"), 1, "&".repeat(10_000));
        var report = new QualityReport(
                Collections.nCopies(5_000, finding),
                Collections.nCopies(10, Gate.red("syntax", "|".repeat(10_000))),
                null);

        var text = SummaryText.write(execution("*".repeat(20_000), report), Chain.START);

        assertThat(text).hasSizeLessThan(LONGEST_COMMENT).contains("And 4980 more.");
    }

    private static ExecutionView execution(String description, @Nullable QualityReport report) {
        var id = new UUID(1, 2);
        return new ExecutionView(
                new ExecutionId(id),
                id,
                id,
                "function",
                description,
                CodeLanguage.PYTHON,
                ExecutionStatus.COMPLETED_WITH_FINDINGS,
                report == null ? null : report.verdict(),
                "ollama",
                false,
                report,
                null,
                5,
                null,
                new Relations(List.of(), List.of(), List.of(), null, List.of(), null),
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
