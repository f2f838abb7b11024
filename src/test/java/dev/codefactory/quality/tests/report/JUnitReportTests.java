package dev.codefactory.quality.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.quality.tests.report.TestCase.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class JUnitReportTests {

    @Test
    void readsPassedFailedAndSkippedTests() {
        var xml = """
                <testsuites><testsuite name="s">
                  <testcase classname="calc" name="adds"/>
                  <testcase classname="calc" name="subtracts"><failure message="1 != 2">assert 1 == 2</failure></testcase>
                  <testcase classname="calc" name="breaks"><error message="boom"/></testcase>
                  <testcase classname="calc" name="waits"><skipped message="later"/></testcase>
                </testsuite></testsuites>
                """;

        assertThat(JUnitReport.parse(xml))
                .contains(List.of(
                        new TestCase("calc.adds", Outcome.PASSED, ""),
                        new TestCase("calc.subtracts", Outcome.FAILED, "1 != 2\nassert 1 == 2"),
                        new TestCase("calc.breaks", Outcome.FAILED, "boom"),
                        new TestCase("calc.waits", Outcome.SKIPPED, "later")));
    }

    @Test
    void whatItWritesItReads() {
        var cases = List.of(
                new TestCase("a < b & \"c\"", Outcome.PASSED, ""),
                new TestCase("fails", Outcome.FAILED, "<expected> ]]> & more\nlines"),
                new TestCase("skipped", Outcome.SKIPPED, "why not"));

        assertThat(JUnitReport.parse(JUnitReport.write("tests", cases))).contains(cases);
    }

    @Test
    void replacesCharactersXmlCannotHold() {
        var written = JUnitReport.write("tests", List.of(new TestCase("x", Outcome.FAILED, "a\u0000b\u001bc\ud800d")));

        assertThat(JUnitReport.parse(written))
                .hasValueSatisfying(
                        cases -> assertThat(cases.getFirst().message()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd"));
    }

    @Test
    void resolvesNoEntities() {
        var xml = """
                <!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
                <testsuite><testcase name="x"><failure>&secret;</failure></testcase></testsuite>
                """;

        assertThat(JUnitReport.parse(xml))
                .satisfiesAnyOf(
                        parsed -> assertThat(parsed).isEmpty(),
                        parsed -> assertThat(parsed.orElseThrow().getFirst().message())
                                .doesNotContain("root"));
    }

    @Test
    void expandsNoBillionLaughs() {
        var xml = """
                <!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <testsuite><testcase name="&b;&b;&b;&b;"/></testsuite>
                """;

        assertThat(JUnitReport.parse(xml)).isEmpty();
    }

    @Test
    void aReportThatBreaksOffIsNone() {
        assertThat(JUnitReport.parse("<testsuite><testcase name=\"a\"/>")).isEmpty();
        assertThat(JUnitReport.parse("")).isEmpty();
    }
}
