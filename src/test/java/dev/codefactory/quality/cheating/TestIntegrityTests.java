package dev.codefactory.quality.cheating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestIntegrityTests {

    private static final String STRICT = "def test_adds():\n    assert add(1, 2) == 3\n    assert add(2, 2) == 4\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            python     | test_x.py      | @pytest.mark.skip\\ndef test_a():\\n    assert f() == 2\\n
            python     | test_x.py      | @unittest.skip("later")\\ndef test_a():\\n    assert f() == 2\\n
            javascript | x.test.js      | test.skip("a", () => assert.equal(f(), 2));
            javascript | x.test.js      | it("a", {skip: true}, () => assert.equal(f(), 2));
            java       | XTest.java     | class XTest { @Test @Disabled void a() { assertEquals(2, f()); } }
            go         | x_test.go      | package x\\nfunc TestA(t *testing.T) {\\n\\tt.Skip("later")\\n\\tt.Error("x")\\n}
            rust       | tests/x.rs     | #[test]\\n#[ignore]\\nfn a() { assert_eq!(f(), 2); }
            """)
    void seesSkippedTests(String language, String path, String content) {
        assertThat(rules(language, path, content)).containsExactly("test-skipped");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            python     | test_x.py      | def test_a():\\n    f()\\n
            javascript | x.test.js      | test("a", () => { f(); });
            java       | XTest.java     | class XTest { @Test void a() { f(); } }
            go         | x_test.go      | package x\\nfunc TestA(t *testing.T) {\\n\\tf()\\n}
            rust       | tests/x.rs     | #[test]\\nfn a() { f(); }
            """)
    void seesTestsThatStateNothing(String language, String path, String content) {
        assertThat(rules(language, path, content)).containsExactly("test-without-assertion");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            python     | test_x.py      | def test_a():\\n    f()\\n    assert True\\n
            python     | test_x.py      | class T(TestCase):\\n    def test_a(self):\\n        self.assertEqual(1, 1)\\n
            javascript | x.test.js      | test("a", () => { expect(true).toBe(true); });
            javascript | x.test.js      | test("a", () => { assert.equal(1, 1); });
            java       | XTest.java     | class XTest { @Test void a() { assertTrue(true); } }
            rust       | tests/x.rs     | #[test]\\nfn a() { assert!(true); }
            """)
    void seesTestsThatStateWhatIsAlwaysTrue(String language, String path, String content) {
        assertThat(rules(language, path, content)).containsExactly("test-constant-assertion");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            python     | test_x.py      | def test_a():\\n    with pytest.raises(ValueError):\\n        f()\\n
            python     | test_x.py      | class T(TestCase):\\n    def test_a(self):\\n        self.assertEqual(2, f())\\n
            javascript | x.test.js      | describe("s", () => { it("a", () => { expect(f()).toEqual(2); }); });
            java       | XTest.java     | class XTest { @Test void a() { assertThat(f()).isEqualTo(2); } }
            go         | x_test.go      | package x\\nfunc TestA(t *testing.T) {\\n\\tif f() != 2 {\\n\\t\\tt.Errorf("no")\\n\\t}\\n}
            rust       | tests/x.rs     | #[test]\\nfn a() { assert_eq!(f(), 2); }
            cpp        | test_x.cpp     | int main() { return f() == 2 ? 0 : 1; }
            """)
    void leavesHonestTestsAlone(String language, String path, String content) {
        assertThat(rules(language, path, content)).isEmpty();
    }

    @Test
    void aTestThatIsGoneIsALoss() {
        assertThat(losses(STRICT, "def test_other():\n    assert add(1, 2) == 3\n"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("test-deleted");
                    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def test_adds():\n    assert add(1, 2) == 3\n",
                "def test_adds():\n    assert add(1, 2) == 3\n    assert True\n",
                "@pytest.mark.skip\ndef test_adds():\n    assert add(1, 2) == 3\n    assert add(2, 2) == 4\n"
            })
    void aTestThatStatesLessIsALoss(String after) {
        assertThat(losses(STRICT, after)).extracting(Finding::rule).containsExactly("test-weakened");
    }

    @Test
    void aTestThatStatesOtherThingsOrMovedIsNone() {
        var corrected = STRICT.replace("== 4", "== 5") + "def test_more():\n    assert add(0, 0) == 0\n";
        var moved = FileTree.of(CodeFile.of("tests/test_new.py", STRICT));

        assertThat(losses(STRICT, corrected)).isEmpty();
        assertThat(TestIntegrity.losses(CodeLanguage.PYTHON, FileTree.of(CodeFile.of("test_x.py", STRICT)), moved))
                .isEmpty();
    }

    @Test
    void seesCodeThatKnowsTheExamplesByHeart() {
        var tests = CodeFile.of(
                "test_x.py",
                "def test():\n    assert f(17) == 289\n    assert f(23) == 529\n    assert f(31) == 961\n");
        var learned = CodeFile.of(
                "x.py",
                "def f(n):\n    if n == 17:\n        return 289\n    if n == 23:\n        return 529\n    if n == 31:\n        return 961\n");
        var worked = CodeFile.of("x.py", "def f(n):\n    if n == 17:\n        return 289\n    return n * n\n");

        assertThat(HardCodedAnswers.in(List.of(learned), List.of(tests)))
                .extracting(Finding::rule)
                .containsExactly("hard-coded-answer");
        assertThat(HardCodedAnswers.in(List.of(worked), List.of(tests))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            python     | x.py  | class A:\\n    def __eq__(self, other):\\n        return True\\n
            python     | x.py  | import unittest\\nunittest.TestCase.assertEqual = print\\n
            javascript | x.js  | globalThis.expect = () => ({ toBe() {} });
            java       | X.java| package org.junit.jupiter.api;\\nclass X {}
            java       | X.java| class X { public boolean equals(Object o) { return true; } }
            rust       | x.rs  | #[macro_export] macro_rules! assert_eq { () => {}; }
            rust       | x.rs  | impl PartialEq for X { fn eq(&self, o: &X) -> bool { true } }
            cpp        | x.h   | #define NDEBUG
            cpp        | x.h   | #undef ass\\\\\\nert
            go         | x.go  | package x\\n//go:linkname a testing.b\\n
            """)
    void seesCodeThatChangesHowItIsJudged(String language, String path, String content) {
        var file = CodeFile.of(path, content.replace("\\\\\\n", "\\\n").replace("\\n", "\n"));

        assertThat(Tampering.in(CodeLanguage.ofId(language).orElseThrow(), List.of(file)))
                .extracting(Finding::rule)
                .containsExactly("tests-tampered");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            python     | x.py  | class A:\\n    def __eq__(self, other):\\n        return self.x == other.x\\n
            python     | x.py  | def f(x):\\n    assert x == 1\\n    return x\\n
            javascript | x.js  | const test = {}; test.name = "x"; console.assert(test.name === "x");
            java       | X.java| package org.junitish;\\nclass X { public boolean equals(Object o) { return o == this; } }
            cpp        | x.h   | #define MAX_CHECKS 3
            cpp        | x.cpp | #undef NDEBUG\\n#include <assert.h>
            """)
    void leavesHonestCodeAlone(String language, String path, String content) {
        var file = CodeFile.of(path, content.replace("\\n", "\n"));

        assertThat(Tampering.in(CodeLanguage.ofId(language).orElseThrow(), List.of(file)))
                .isEmpty();
    }

    private static List<String> rules(String language, String path, String content) {
        var file = CodeFile.of(path, content.replace("\\n", "\n").replace("\\t", "\t"));
        return TestIntegrity.weaknesses(CodeLanguage.ofId(language).orElseThrow(), List.of(file)).stream()
                .map(Finding::rule)
                .toList();
    }

    private static List<Finding> losses(String before, String after) {
        return TestIntegrity.losses(
                CodeLanguage.PYTHON,
                FileTree.of(CodeFile.of("test_x.py", before)),
                FileTree.of(CodeFile.of("test_x.py", after)));
    }
}
