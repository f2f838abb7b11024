package dev.codefactory.pipeline.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceBalanceTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PYTHON     | def a():\\n    return (1,",
                "PYTHON     | def a(self):",
                "PYTHON     | text = \"\"\"begun",
                "PYTHON     | total = 1 +",
                "JAVASCRIPT | function a() {\\n  return 1;",
                "JAVASCRIPT | const a = `begun ${",
                "JAVA       | class A { /* begun",
                "GO         | x := foo(",
                "RUST       | fn a<'a>(x: &'a str) {",
            })
    void noticesCodeThatWasCutOff(CodeLanguage language, String code) {
        assertThat(SourceBalance.isCut(language, code.replace("\\n", "\n"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PYTHON     | def a():\\n    return '('",
                "PYTHON     | a = 1  # open (",
                "PYTHON     | a = 1\\n# ends in a comment:",
                "JAVASCRIPT | const a = \"{\"; // (",
                "JAVASCRIPT | i++",
                "JAVA       | class A { char c = '{'; /* ( */ }",
                "RUST       | fn a<'a>(x: &'a str) -> char { '{' }",
            })
    void letsWholeCodePass(CodeLanguage language, String code) {
        assertThat(SourceBalance.isCut(language, code.replace("\\n", "\n"))).isFalse();
    }
}
