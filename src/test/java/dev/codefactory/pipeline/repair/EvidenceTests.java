package dev.codefactory.pipeline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceTests {

    private static final FileTree TREE = FileTree.of(
            CodeFile.of("shop/prices.py", "import os\n\n\ndef gross(net):\n    return net\n\n\nEND = 1\n"),
            CodeFile.of("test_prices.py", "from shop.prices import gross\n\nassert gross(100) == 119\n"));

    @Test
    void showsTheCodeAroundAFinding() {
        var report = report(finding(Check.SECURITY, new CodePath("shop/prices.py"), 5, "net is not checked"), null);

        assertThat(Evidence.of(report, TREE, false)).isEqualTo("""
                - gate tests is red: 1 of 3 failed
                - shop/prices.py:5 high [rule]: net is not checked
                       2 |
                       3 |
                       4 | def gross(net):
                  >    5 |     return net
                       6 |
                       7 |
                       8 | END = 1""");
    }

    @Test
    void showsTheLinesThatAFailingTestNames() {
        var output = """
                Traceback (most recent call last):
                  File "/work/test_prices.py", line 3, in <module>
                AssertionError: assert 100 == 119
                  File "/usr/lib/python3.11/unittest/case.py", line 57, in run""";
        var report = report(finding(Check.TESTS, null, 0, "test_gross: 100 != 119"), output);

        assertThat(Evidence.of(report, TREE, false))
                .contains("test_gross: 100 != 119", "AssertionError: assert 100 == 119")
                .contains("The lines it names:\ntest_prices.py:3\n", ">    3 | assert gross(100) == 119");
    }

    @Test
    void saysWhatATestSaidToTheLastBlank() {
        var difference = "test_gross: {'net': 1} != {}\n+ {}\n- {'net': 1,\n-  'tax': 2}";

        assertThat(Evidence.of(report(finding(Check.TESTS, null, 0, difference), null), TREE, false))
                .contains("\n- high [rule]: " + difference);
    }

    @Test
    void hasAnEndHoweverMuchIsWrong() {
        var many = Collections.nCopies(500, finding(Check.SECURITY, new CodePath("shop/prices.py"), 5, "bad"));
        var run = new TestRun("given", 0, 1, 0, "x".repeat(100_000) + "the assertion", "");
        var report = new QualityReport(many, List.of(), run);

        assertThat(Evidence.of(report, TREE, false))
                .hasSizeLessThan(10_000)
                .contains("480 findings more", "the assertion");
    }

    private static Finding finding(Check check, @Nullable CodePath path, int line, String text) {
        return new Finding(check, "rule", Severity.HIGH, path, line, text);
    }

    private static QualityReport report(Finding finding, @Nullable String output) {
        var run = output == null ? null : new TestRun("given", 2, 1, 0, output, "");
        return new QualityReport(List.of(finding), List.of(Gate.red("tests", "1 of 3 failed")), run);
    }
}
