package dev.codefactory.pipeline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTests {

    @ParameterizedTest
    @CsvSource({
        "'a.py:3: name x', 'a.py:17: name x', true",
        "'solution.js:3:11 failed', 'solution.js:9:2 failed', true",
        "'File a.py, line 3, in f', 'File a.py, line 30, in f', true",
        "'failed after 12 ms', 'failed after 7.5 ms', true",
        "'<Shop at 0x7f01>', '<Shop at 0x7e44>', true",
        "'expected 3 but was 4', 'expected 3 but was 5', false",
        "'test_a failed', 'test_b failed', false",
    })
    void isTheSameForTheSameFailure(String one, String other, boolean same) {
        assertThat(Fingerprint.of(finding(3, one)).equals(Fingerprint.of(finding(9, other))))
                .isEqualTo(same);
    }

    private static Finding finding(int line, String message) {
        return new Finding(
                Finding.Check.TESTS, "test-failed", Finding.Severity.HIGH, new CodePath("a.py"), line, message);
    }
}
