package dev.codefactory.quality.tests.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlamesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Write add(a, b). For example add(1, 2) returns 3.",
                "`add(1, 2)` -> `3`",
                "add(1,2) == 3",
                "add(1, 2) should return 3, and so on",
                "Add two numbers.\n    >>> add(1, 2)\n    3\n",
                " * >>> add(1, 2)\n * 3.0\n"
            })
    void readsTheExamplesInTheUsersWords(String words) {
        assertThat(Examples.in(words))
                .singleElement()
                .satisfies(example ->
                        assertThat(example.call() + example.result().value()).isEqualTo("add(1,2)3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Currently add(1, 2) returns 4.",
                "add(1, 2) returns 4 instead of 3",
                "add(a, b) returns 3",
                "add(1, 2) returns the sum",
                "add(1, 2) returns 3. Later add(1, 2) returns 4."
            })
    void whatIsNoPlainExampleIsNone(String words) {
        assertThat(Examples.in(words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test_a.py def test_adds():\n    assert add(1, 2) == %s",
                "test_a.py def test_adds():\n    assert %s == calc.add(1, 2)",
                "test_a.py class T(unittest.TestCase):\n    def test_adds(self):\n        self.assertEqual(add( 1,2 ), %s)",
                "a.test.js test('test_adds', () => { assert.strictEqual(add(1, 2), %s) })",
                "a.test.js test('test_adds', () => { expect(add(1, 2)).toBe(%s) })",
                "ATest.java class ATest { @Test void test_adds() { assertEquals(%s, Calc.add(1, 2), \"why\") } }",
                "a.rs #[test]\nfn test_adds() { assert_eq!(add(1, 2), %s) }"
            })
    void aTestThatStatesSomethingElseThanTheUserIsToBlame(String file) {
        var path = file.substring(0, file.indexOf(' '));
        var test = file.substring(file.indexOf(' ') + 1);
        assertThat(blame(path, test.formatted("4")))
                .isInstanceOfSatisfying(
                        Blame.Test.class,
                        blame -> assertThat(blame.why()).contains("add(1,2) is 4, the request says 3"));
        assertThat(blame(path, test.formatted("3"))).isInstanceOf(Blame.Code.class);
        assertThat(blame(path, test.formatted("value"))).isInstanceOf(Blame.Undecided.class);
    }

    @Test
    void listsAndTextsAreCompared() {
        var words = "split(\"a b\") returns [\"a\", \"b\"]";
        var wrong = CodeFile.of("test_a.py", "def test_splits():\n    assert split('a b') == ['a b']\n");
        var right = CodeFile.of("test_a.py", "def test_splits():\n    assert split('a b') == ['a', 'b']\n");

        assertThat(Blames.of(List.of(wrong), words).of("test_a.test_splits")).isInstanceOf(Blame.Test.class);
        assertThat(Blames.of(List.of(right), words).of("test_a.test_splits")).isInstanceOf(Blame.Code.class);
    }

    @Test
    void anotherCallSaysNothing() {
        assertThat(blame("test_a.py", "def test_adds():\n    assert add(2, 2) == 5\n"))
                .isInstanceOf(Blame.Undecided.class);
    }

    @Test
    void testsOfOneNameMustAgree() {
        var tests = List.of(
                CodeFile.of("test_a.py", "def test_adds():\n    assert add(1, 2) == 4\n"),
                CodeFile.of("test_b.py", "def test_adds():\n    assert add(1, 2) == 3\n"));

        assertThat(Blames.of(tests, "add(1, 2) returns 3").of("test_a.test_adds"))
                .isInstanceOf(Blame.Undecided.class);
    }

    private static Blame blame(String path, String test) {
        return Blames.of(List.of(CodeFile.of(path, test)), "add(1, 2) returns 3")
                .of("module: test_adds");
    }
}
