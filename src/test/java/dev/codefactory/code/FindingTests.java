package dev.codefactory.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Confidence;
import dev.codefactory.code.Finding.Severity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FindingTests {

    private static final CodePath PATH = new CodePath("src/app.py");

    private static Finding at(int line, String rule) {
        return new Finding(Check.SECURITY, rule, Severity.HIGH, PATH, line, "bad");
    }

    private static String fingerprint(Finding finding, String content) {
        return finding.fingerprinted(FileTree.of(new CodeFile(PATH, content))).fingerprint();
    }

    @Test
    void theFingerprintStaysWhenTheLineMoves() {
        var before = fingerprint(at(1, "eval"), "eval(x)\n");
        var after = fingerprint(at(3, "eval"), "import os\n\n    eval(x)\n");
        assertThat(before).isEqualTo(after).hasSize(16);
    }

    @Test
    void theFingerprintChangesWithTheLineTheRuleAndThePath() {
        var one = fingerprint(at(1, "eval"), "eval(x)\n");
        assertThat(fingerprint(at(1, "eval"), "eval(y)\n")).isNotEqualTo(one);
        assertThat(fingerprint(at(1, "exec"), "eval(x)\n")).isNotEqualTo(one);
        var elsewhere = new CodePath("lib/app.py");
        var moved = new Finding(Check.SECURITY, "eval", Severity.HIGH, elsewhere, 1, "bad");
        assertThat(moved.fingerprinted(FileTree.of(new CodeFile(elsewhere, "eval(x)\n")))
                        .fingerprint())
                .isNotEqualTo(one);
    }

    @Test
    void aFindingAboutNoLineIsKnownByItsMessage() {
        var finding = new Finding(Check.TESTS, "test-failed", Severity.HIGH, null, 0, "adds wrongly");
        assertThat(finding.fingerprinted(FileTree.EMPTY).fingerprint()).hasSize(16);
    }

    @Test
    void whatWasStoredBeforeThereWereFingerprintsIsStillRead() {
        var stored = "{\"check\":\"tests\",\"rule\":\"test-failed\",\"severity\":\"high\",\"path\":null,\"line\":0,"
                + "\"message\":\"bad\"}";
        var finding = new JsonMapper().readValue(stored, Finding.class);
        assertThat(finding.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(finding.fingerprint()).isEmpty();
    }
}
