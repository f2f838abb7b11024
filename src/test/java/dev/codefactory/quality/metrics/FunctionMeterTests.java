package dev.codefactory.quality.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionMeterTests {

    private final SourceReader reader = new SourceReader(Duration.ofMinutes(1));

    /** The complexities are those that ruff, ESLint and gocyclo give these functions. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "1 # PYTHON     # def f(): return 1",
                "2 # PYTHON     # def f(a): return [x for x in a]",
                "1 # PYTHON     # def f(a, b): return a and b or a",
                "1 # JAVASCRIPT # function f() { return 1; }",
                "3 # JAVASCRIPT # function f(a, b) { return a && b || a; }",
                "4 # JAVASCRIPT # function f(a = 1) { return a?.b ?? 2; }",
                "3 # JAVASCRIPT # function f(a) { switch (a) { case 1: case 2: return 1; default: return 2; } }",
                "2 # JAVASCRIPT # function f(a) { a ||= 1; try { g(); } catch (e) { h(); } }",
                "2 # JAVASCRIPT # const f = (a) => a ? 1 : 2",
                "2 # TYPESCRIPT # function f(a: number = 1): number { return a; }",
                "3 # TSX        # function F(p: P) { return p.a && p.b ? <b>{p.a}</b> : null; }",
                "3 # JAVA       # class A { int f(int a) { for (int i = 0; i < a; i++) { if (a > 1) { return 1; } }"
                        + " return 2; } }",
                "4 # JAVA       # class A { int f(int a) { return switch (a) { case 1, 2 -> 1; case 3 -> a > 1 ? 4 :"
                        + " 5; default -> 0; }; } }",
                "3 # GO         # package a; func f(a int) int { switch a { case 1: return 1; case 2: return 2;"
                        + " default: return 3 }; return 0 }",
                "3 # GO         # package a; func f(a, b bool) bool { if a && b { return a }; return b }",
                "3 # RUST       # fn f(a: i32) -> i32 { match a { 1 => 1, 2 => 2, _ => 3 } }",
                "1 # RUST       # fn f(a: i32) -> impl Fn(i32) -> i32 { move |b| a + b }",
                "1 # CPP        # int f(int&& a) { return a; }",
                "3 # CPP        # int f(int a) { if (a && 1) { return a; } return 2; }",
            })
    void countsTheDecisions(int complexity, Grammar grammar, String code) {
        assertThat(measure(grammar, code))
                .extracting(FunctionMetrics::complexity)
                .containsExactly(complexity);
    }

    @Test
    void countsEveryBranchOfPython() {
        var code = """
            def f(a):
                if a:
                    pass
                elif b:
                    pass
                else:
                    pass
                for x in a:
                    while x:
                        pass
                try:
                    pass
                except ValueError:
                    pass
                match a:
                    case 1:
                        pass
                    case _:
                        pass
            """;

        assertThat(measure(Grammar.PYTHON, code))
                .extracting(FunctionMetrics::complexity, FunctionMetrics::nesting, FunctionMetrics::lines)
                .containsExactly(tuple(7, 2, 19));
    }

    @Test
    void aFunctionInsideOfAnotherCountsForItself() {
        var code = "def outer(a):\n    if a:\n        def inner(b):\n            return 1 if b else 2\n    return a\n";

        assertThat(measure(Grammar.PYTHON, code))
                .extracting(FunctionMetrics::name, FunctionMetrics::complexity)
                .containsExactly(tuple("outer", 2), tuple("inner", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "add  | 2 | PYTHON     | def add(a, b=1): return a",
                "add  | 2 | PYTHON     | class A:\\n    def add(self, a, *, b): return a",
                "add  | 3 | JAVASCRIPT | class A { add(a, { b }, ...c) { return a; } }",
                "add  | 1 | JAVASCRIPT | const add = a => a",
                "add  | 2 | JAVA       | class A { int add(int a, int... b) { return a; } }",
                "add  | 3 | GO         | package a; func add(a, b int, c string) int { return a }",
                "add  | 2 | RUST       | impl A { fn add(&self, a: i32, b: i32) -> i32 { a } }",
                "A::add | 2 | CPP      | int* A::add(int a, const int& b) { return &a; }",
                "the function of line 1 | 0 | JAVASCRIPT | run(() => 1)",
            })
    void knowsNamesAndParameters(String name, int parameters, Grammar grammar, String code) {
        assertThat(measure(grammar, code.replace("\\n", "\n")))
                .extracting(FunctionMetrics::name, FunctionMetrics::parameters)
                .containsExactly(tuple(name, parameters));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | JAVASCRIPT | function f(a) { if (a) { } else if (b) { } else if (c) { } }",
                "1 | JAVA       | class A { void f(int a) { if (a > 1) { } else if (a > 2) { } else { } } }",
                "1 | GO         | package a; func f(a int) { if a > 1 { } else if a > 2 { } }",
                "1 | RUST       | fn f(a: i32) { if a > 1 { } else if a > 2 { } }",
                "1 | CPP        | void f(int a) { if (a > 1) { } else if (a > 2) { } }",
                "3 | JAVA       | class A { void f(int a) { while (a > 1) { for (;;) { if (a > 1) { } } } } }",
            })
    void anElseIfIsNoDeeperThanItsIf(int nesting, Grammar grammar, String code) {
        assertThat(measure(grammar, code)).extracting(FunctionMetrics::nesting).containsExactly(nesting);
    }

    @Test
    void survivesDeepNesting() {
        assertThat(measure(Grammar.PYTHON, "def f():\n    return " + "(".repeat(50_000) + "1" + ")".repeat(50_000)))
                .hasSize(1);
    }

    private List<FunctionMetrics> measure(Grammar grammar, String code) {
        return switch (reader.read(grammar, code)) {
            case Reading.Tree(var tree) -> {
                if (code.length() < 1_000) {
                    assertThat(tree.firstError()).isEmpty();
                }
                yield FunctionMeter.measure(grammar, tree.root());
            }
            case Reading.Unreadable(var reason) -> throw new AssertionError(reason);
        };
    }
}
