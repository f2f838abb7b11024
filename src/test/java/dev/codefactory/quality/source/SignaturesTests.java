package dev.codefactory.quality.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTests {

    @Test
    void leavesOutTheBodiesOfFunctionsAndNothingElse() {
        var file = CodeFile.of("prices.py", """
                import math

                RATE = 0.19

                class Prices:
                    unit: str = "é"

                    def gross(self, net: float) -> float:
                        def inner():
                            return RATE
                        return net * (1 + inner())

                def rounded(value):
                    return math.floor(value)
                """);

        assertThat(Signatures.of(file)).hasValue("""
                import math

                RATE = 0.19

                class Prices:
                    unit: str = "é"

                    def gross(self, net: float) -> float:
                        ...

                def rounded(value):
                    ...
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A.java | class A { int twice(int n) { return 2 * n; } } | class A { int twice(int n) { ... } }",
                "a.js | function twice(n) { return 2 * n; } | function twice(n) { ... }",
                "a.ts | export class A { twice(n: number): number { return 2 * n; } } | export class A { twice(n: number): number { ... } }",
                "a.go | func Twice(n int) int { return 2 * n } | func Twice(n int) int { ... }",
                "a.rs | pub fn twice(n: i32) -> i32 { 2 * n } | pub fn twice(n: i32) -> i32 { ... }",
                "a.cpp | int twice(int n) { return 2 * n; } | int twice(int n) { ... }"
            })
    void knowsEveryLanguage(String path, String content, String expected) {
        assertThat(Signatures.of(CodeFile.of(path, content))).hasValue(expected);
    }

    @Test
    void readsNothingThatIsNoSourceCode() {
        assertThat(Signatures.of(CodeFile.of("notes.md", "# Notes"))).isEmpty();
    }
}
