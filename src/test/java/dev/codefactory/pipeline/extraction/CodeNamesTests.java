package dev.codefactory.pipeline.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeNamesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PYTHON     | async def wanted(x): pass",
                "PYTHON     | class wanted: pass",
                "PYTHON     | wanted = lambda x: x",
                "JAVASCRIPT | function wanted(a) {}",
                "JAVASCRIPT | export const wanted = async (a, b) => a",
                "JAVASCRIPT | const wanted = x => x",
                "JAVASCRIPT | module.exports.wanted = function () {}",
                "TYPESCRIPT | const wanted = (a: number): number => a",
                "TYPESCRIPT | export interface wanted { a: string }",
                "JAVA       | public static <T> List<T> wanted(List<T> in) throws IOException {",
                "JAVA       | public record wanted(int side) {}",
                "CPP        | std::vector<int> wanted(const std::string& s) {",
                "GO         | func (s *Stack) wanted() int {",
                "RUST       | pub fn wanted<'a>(s: &'a str) -> &'a str {",
            })
    void findsWhatCodeDefines(CodeLanguage language, String code) {
        assertThat(CodeNames.of(language, code).defines("wanted")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PYTHON     | print(wanted(3))",
                "JAVASCRIPT | const result = wanted(3);",
                "JAVA       | if (wanted(3)) {",
                "GO         | fmt.Println(wanted(3))",
            })
    void tellsAUseFromADefinition(CodeLanguage language, String code) {
        assertThat(CodeNames.of(language, code).defines("wanted")).isFalse();
    }

    @Test
    void needsWhatItUsesAndDoesNotDefine() {
        var helper = CodeNames.of(CodeLanguage.PYTHON, "def squared(x):\n    return x * x");

        assertThat(CodeNames.of(CodeLanguage.PYTHON, "def area(x):\n    return squared(x)")
                        .needs(helper))
                .isTrue();
        assertThat(CodeNames.of(CodeLanguage.PYTHON, "def area(x):\n    return x.squared(x)")
                        .needs(helper))
                .isFalse();
    }
}
