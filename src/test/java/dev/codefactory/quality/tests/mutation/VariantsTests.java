package dev.codefactory.quality.tests.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Coverage.FileCoverage;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantsTests {

    private static final String PYTHON = """
            LIMIT = 3

            class Cart:
                def __init__(self, limit):
                    self.limit = limit

                def fits(self, count):
                    if count < 0:
                        raise ValueError("negative")
                    return count + 1 <= self.limit
            """;

    @Test
    void theFirstTwoLeaveNothingButTwoConstantAnswers() {
        var variants = texts("cart.py", PYTHON);

        assertThat(variants.get(0)).isEqualTo("""
                LIMIT = 3

                class Cart:
                    def __init__(self, limit):
                        return None

                    def fits(self, count):
                        return None
                """);
        assertThat(variants.get(1)).contains("self.limit = limit").contains("return \"codefactory\"");
    }

    @Test
    void theOthersAreEachWrongInOnePlaceOfEachFunctionOrInAllItsConditions() {
        assertThat(texts("cart.py", PYTHON).stream().skip(2).map(VariantsTests::lastLines))
                .containsExactly(
                        "if (not (count < 0)):|return count + 1 <= self.limit",
                        "if count >= 0:|return count + 1 <= self.limit",
                        "if count < 0:|return count - 1 <= self.limit",
                        "if count < 1:|return count + 1 <= self.limit");
    }

    @Test
    void linesThatNoTestRunsStayAsTheyAre() {
        var run = new Coverage(List.of(new FileCoverage(new CodePath("cart.py"), List.of(10), List.of(8))));

        var variants = Variants.of(CodeLanguage.PYTHON, List.of(CodeFile.of("cart.py", PYTHON)), run);

        assertThat(variants.stream()
                        .skip(2)
                        .map(variant -> variant.files().getFirst().content()))
                .isNotEmpty()
                .allMatch(text -> text.contains("if count < 0:"));
    }

    @Test
    void javaIsEmptiedSoThatItStillCompiles() {
        var variants = texts("Cart.java", """
                class Cart {
                    private final int limit;
                    Cart(int limit) { this.limit = limit; }
                    boolean fits(int count) { return count < limit; }
                    String name() { return "cart" + limit; }
                    void clear() { System.out.println(limit); }
                    java.util.List<String> all() { return java.util.List.of(); }
                }
                record Point(int x) {
                    Point(int x) { this.x = x; }
                }
                """);

        assertThat(variants.getFirst())
                .contains("Cart(int limit) { this.limit = limit; }")
                .contains("boolean fits(int count) { return false; }")
                .contains("String name() { return null; }")
                .contains("void clear() { }")
                .contains("all() { return null; }")
                .contains("Point(int x) { this.x = x; }");
        assertThat(variants.get(1)).contains("return true; }").contains("return \"codefactory\"; }");
    }

    @Test
    void javaDoesNotSubtractTexts() {
        assertThat(texts("Names.java", """
                class Names {
                    String full(String first, String last) { return first + last; }
                }
                """)).noneMatch(text -> text.contains(" - "));
    }

    @Test
    void arrowFunctionsOfJavaScriptAreEmptied() {
        assertThat(texts("add.js", "const add = (a, b) => a + b;\nmodule.exports = { add };\n"))
                .contains("const add = (a, b) => undefined;\nmodule.exports = { add };\n")
                .contains("const add = (a, b) => a - b;\nmodule.exports = { add };\n");
    }

    @Test
    void testsThatRustKeepsBesideTheCodeStayAsTheyAre() {
        assertThat(texts("lib.rs", """
                fn add(a: i32, b: i32) -> i32 { a + b }

                #[cfg(test)]
                mod tests {
                    #[test]
                    fn adds() { assert!(super::add(1, 2) == 3); }
                }
                """))
                .singleElement()
                .asString()
                .contains("a - b")
                .contains("super::add(1, 2) == 3");
    }

    @Test
    void codeWithoutAFunctionCannotBeMadeWrong() {
        assertThat(texts("settings.py", "LIMIT = 3\nif LIMIT > 2:\n    print(LIMIT)\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.py def f(a):\n    if a and a in [1] and a is not None:\n        return True\n    return a % 2",
                "a.js function f(a) { if (a && a !== 1) { return true; } else if (!a) { return 1; } return a ? 2 : 3; }",
                "a.ts export const f = (a: number): boolean => { if (a >= 1 || a < 0) { return false; } return a > 2; };",
                "A.java class A { int f(Object o) { if (o instanceof String s && s.isEmpty()) { return 1; } return o == null ? 0 : 2; } }",
                "a.go package a\nfunc f(a int) (int, bool) { if a > 1 && a < 9 { return a * 2, true }; return 0, false }",
                "a.rs fn f(a: Option<i32>) -> bool { if let Some(x) = a { return x > 1; } if a.is_none() { false } else { true } }",
                "a.cpp int f(int a) { if (int b = a; b > 1) { return b - 1; } return a == 0 ? 1 : a / 2; }"
            })
    void whateverIsMadeWrongCanStillBeParsed(String file) {
        var path = file.substring(0, file.indexOf(' '));
        var code = file.substring(file.indexOf(' ') + 1);
        var grammar = Grammar.of(CodeLanguage.ofFileName(path).orElseThrow());

        assertThat(texts(path, code)).isNotEmpty().allSatisfy(text -> {
            assertThat(text).isNotEqualTo(code);
            assertThat(new SourceReader().read(grammar, text))
                    .isInstanceOfSatisfying(
                            Reading.Tree.class,
                            read -> assertThat(read.tree().firstError())
                                    .as(text)
                                    .isEmpty());
        });
    }

    private static List<String> texts(String path, String code) {
        var variants = Variants.of(CodeLanguage.ofFileName(path).orElseThrow(), List.of(CodeFile.of(path, code)), null);
        assertThat(variants).hasSizeLessThanOrEqualTo(Variants.MOST);
        return variants.stream()
                .map(variant -> variant.files().getFirst().content())
                .toList();
    }

    private static String lastLines(String text) {
        var lines = text.lines().map(String::strip).toList();
        return lines.get(lines.size() - 3) + "|" + lines.getLast();
    }
}
