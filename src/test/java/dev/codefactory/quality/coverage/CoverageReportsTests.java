package dev.codefactory.quality.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.quality.CoberturaXml;
import dev.codefactory.quality.Coverage.FileCoverage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CoverageReportsTests {

    private static final CodeFile FILE = CodeFile.of("src/calc.x", "1\n2\n3\n4\n5\n");

    @Test
    void readsLcov() {
        var report = "TN:\nSF:/work/src/calc.x\nDA:1,3\nDA:2,0\nBRDA:1,0,0,1\nend_of_record\nSF:other.x\nDA:3,1\n";

        assertThat(coverage(LcovReport.read(report))).containsExactly(covered(List.of(1), List.of(2)));
    }

    @Test
    void aLineThatOneTestRanWasRun() {
        var report = "SF:src/calc.x\nDA:1,0\nend_of_record\nSF:src/calc.x\nDA:1,1\nend_of_record\n";

        assertThat(coverage(LcovReport.read(report))).containsExactly(covered(List.of(1), List.of()));
    }

    @Test
    void dropsForeignPathsAndLinesThatDoNotExist() {
        var report =
                "SF:/etc/passwd\nDA:1,1\nSF:../src/calc.x/../../x\nDA:1,1\nSF:src/calc.x\nDA:9,1\nDA:99999999999,1\nDA:-1,1\n";

        assertThat(coverage(LcovReport.read(report))).isEmpty();
    }

    @Test
    void readsTheBlocksOfGo() {
        var report = """
                mode: set
                generated/src/calc.x:1.30,3.2 1 1
                generated/src/calc.x:4.2,4.20 1 0
                """;

        assertThat(coverage(GoProfile.read(report))).containsExactly(covered(List.of(1, 2), List.of(4)));
    }

    @Test
    void readsWhatGcovPrints() {
        var report = """
                        -:    0:Source:src/calc.x
                        -:    1:#include <x>
                        2:    2:int add() {
                    #####:    3:  return 7;
                       1*:    4:  return 1;
                """;

        assertThat(coverage(GcovReport.read(report))).containsExactly(covered(List.of(2, 4), List.of(3)));
    }

    @Test
    void readsJacoco() {
        var report = """
                <report name="r"><package name="src"><class name="src/Calc" sourcefilename="calc.x"/>
                <sourcefile name="calc.x"><line nr="1" mi="0" ci="3" mb="0" cb="0"/><line nr="2" mi="2" ci="0"/></sourcefile>
                </package></report>
                """;

        assertThat(coverage(JacocoReport.read(report))).containsExactly(covered(List.of(1), List.of(2)));
    }

    @Test
    void resolvesNothingForJacoco() {
        var report = """
                <!DOCTYPE report [<!ENTITY file SYSTEM "file:///etc/passwd">]>
                <report><package name="src"><sourcefile name="&file;calc.x"><line nr="1" ci="1"/></sourcefile></package></report>
                """;

        assertThat(coverage(JacocoReport.read(report))).isEmpty();
    }

    @Test
    @Timeout(10)
    void aBillionLaughsAreNotRead() {
        var report = new StringBuilder("<!DOCTYPE r [<!ENTITY l0 \"lol\">");
        for (var level = 1; level < 12; level++) {
            report.append("<!ENTITY l%d \"%s\">"
                    .formatted(level, "&l%d;".formatted(level - 1).repeat(10)));
        }
        report.append("]><report><package name=\"&l11;\"/></report>");

        assertThat(JacocoReport.read(report.toString()).isEmpty()).isTrue();
    }

    @Test
    void whatIsTooLargeOrBrokenIsNotRead() {
        assertThat(JacocoReport.read("<report>" + " ".repeat(5 << 20) + "</report>")
                        .isEmpty())
                .isTrue();
        assertThat(JacocoReport.read(
                                "<report><package name=\"src\"><sourcefile name=\"calc.x\"><line nr=\"1\" ci=\"1\"/>")
                        .isEmpty())
                .isTrue();
        assertThat(LcovReport.read("DA:\nSF:\nDA:x,y\n\0").of("calc.x")).isEmpty();
    }

    @Test
    void whatIsWrittenAsCoberturaIsXmlAndComplete() throws Exception {
        var odd = CodeFile.of("a&b.x", "1\n2\n");
        var hits = LcovReport.read("SF:a&b.x\nDA:1,1\nDA:2,0\nend_of_record\n");

        var xml = CoberturaXml.write(hits.of(List.of(odd), file -> file.path().value()));

        assertThat(xml).contains("line-rate=\"0.5000\"", "filename=\"a&amp;b.x\"", "<line number=\"2\" hits=\"0\"/>");
        var reader = SafeXml.read(xml);
        while (reader.hasNext()) {
            reader.next();
        }
    }

    private static List<FileCoverage> coverage(LineHits hits) {
        return hits.of(List.of(FILE), file -> file.path().value()).files();
    }

    private static FileCoverage covered(List<Integer> covered, List<Integer> uncovered) {
        return new FileCoverage(FILE.path(), covered, uncovered);
    }
}
